//! The command line, in French from the first word to the error messages.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::model::values::{Date, Slug, WebUrl};

const TEMPLATE: &str = "{about}\n\nUtilisation : {usage}\n\nOptions :\n{options}{after-help}";
const ROOT_TEMPLATE: &str =
    "{about}\n\nUtilisation : {usage}\n\nCommandes :\n{subcommands}\n\nOptions :\n{options}{after-help}";

const EXIT_CODES: &str = "\n\nCodes de sortie :\n  0  tout va bien\n  1  le contenu a des erreurs : rien n’est publié\n  2  la commande n’a pas pu s’exécuter\n\n\
Les messages vont sur la sortie d’erreur, les données sur la sortie standard.\nNO_COLOR retire les couleurs.";

const READ_HELP: &str = "\n\nRien n’est envoyé : les fichiers sont lus sur cet ordinateur. Dans un projet, les réponses sont remises\n\
dans l’ordre du formulaire, et ce qui manque est dit.\n\nCodes de sortie :\n  0  tous les fichiers sont lus\n  1  un fichier n’a pas pu être lu\n  2  la commande n’a pas pu s’exécuter";

#[derive(Debug, Parser)]
#[command(
    name = "trousseau",
    override_usage = "trousseau COMMANDE [OPTIONS]",
    about = "Construit le portail d’un site « Un chez-soi d’abord », ou de tout un réseau",
    version,
    help_template = ROOT_TEMPLATE,
    after_help = EXIT_CODES,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    arg_required_else_help = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Affiche cette aide
    #[arg(short = 'h', long = "help", global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// Affiche la version
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Construit tout le portail dans le dossier de sortie
    #[command(help_template = TEMPLATE, after_help = EXIT_CODES, override_usage = "trousseau build [OPTIONS]")]
    Build(BuildOptions),
    /// Vérifie le contenu sans rien écrire
    #[command(help_template = TEMPLATE, after_help = EXIT_CODES, override_usage = "trousseau check [OPTIONS]")]
    Check(CheckOptions),
    /// Crée un nouveau portail, prêt à être construit
    #[command(help_template = TEMPLATE, after_help = EXIT_CODES, override_usage = "trousseau init [OPTIONS] DOSSIER")]
    Init(InitOptions),
    /// Construit le portail et le montre sur cet ordinateur
    #[command(help_template = TEMPLATE, after_help = EXIT_CODES, override_usage = "trousseau serve [OPTIONS]")]
    Serve(ServeOptions),
    /// Lit des formulaires remplis (PDF, DOCX, ODT, JSON), sur cet ordinateur seulement
    #[command(help_template = ROOT_TEMPLATE, override_usage = "trousseau forms COMMANDE [OPTIONS]")]
    Forms(FormsOptions),
    /// Écrit le schéma JSON d’un fichier de description
    #[command(help_template = TEMPLATE, after_help = EXIT_CODES, override_usage = "trousseau schema [FICHIER]")]
    Schema(SchemaOptions),
    /// Écrit les complétions pour un interpréteur de commandes
    #[command(help_template = TEMPLATE, after_help = EXIT_CODES, override_usage = "trousseau completions INTERPRETEUR")]
    Completions(CompletionsOptions),
}

/// Options of every command that reads a project.
#[derive(Debug, Clone, Args)]
pub struct ProjectOptions {
    /// Dossier du projet [défaut : le plus proche qui contient site-config.yaml]
    #[arg(long, value_name = "DOSSIER")]
    pub root: Option<PathBuf>,
    /// Adresse publique du portail [défaut : « base_url » de site-config.yaml]
    #[arg(long, value_name = "ADRESSE", value_parser = parse_url)]
    pub base_url: Option<WebUrl>,
    /// Jour de la construction, AAAA-MM-JJ [défaut : aujourd’hui]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub date: Option<Date>,
    /// Site à traiter, par le nom de son dossier ; plusieurs fois pour plusieurs sites
    #[arg(long = "site", value_name = "SITE", value_parser = parse_slug)]
    pub sites: Vec<Slug>,
    /// Ne dit que les erreurs
    #[arg(short, long)]
    pub quiet: bool,
    /// Dit le temps de chaque étape
    #[arg(short, long)]
    pub verbose: bool,
}

#[derive(Debug, Clone, Args)]
pub struct BuildOptions {
    #[command(flatten)]
    pub project: ProjectOptions,
    /// Dossier de sortie [défaut : public/ dans le projet]
    #[arg(long, short, value_name = "DOSSIER")]
    pub output: Option<PathBuf>,
    /// Ne fait ni PDF, ni archive qui en contient : pour relire les pages plus vite
    #[arg(long)]
    pub sans_pdf: bool,
}

#[derive(Debug, Clone, Args)]
pub struct CheckOptions {
    #[command(flatten)]
    pub project: ProjectOptions,
    /// Forme du résultat : text ou json [défaut : text]
    #[arg(long, value_name = "FORME", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
}

#[derive(Debug, Clone, Args)]
pub struct FormsOptions {
    #[command(subcommand)]
    pub command: FormsCommand,
}

#[derive(Debug, Clone, Subcommand)]
pub enum FormsCommand {
    /// Relit des formulaires remplis et écrit leurs réponses, en YAML ou en CSV
    #[command(help_template = TEMPLATE, after_help = READ_HELP, override_usage = "trousseau forms read [OPTIONS] FICHIER…")]
    Read(ReadOptions),
}

#[derive(Debug, Clone, Args)]
pub struct ReadOptions {
    /// Formulaires remplis : PDF, DOCX, ODT, ou fichier enregistré par la page
    #[arg(value_name = "FICHIER", required = true)]
    pub files: Vec<PathBuf>,
    /// Forme du résultat : yaml ou csv [défaut : yaml]
    #[arg(long, value_name = "FORME", default_value = "yaml", hide_default_value = true, hide_possible_values = true)]
    pub format: AnswersFormat,
    /// Dossier du projet [défaut : le plus proche qui contient site-config.yaml, s’il y en a un]
    #[arg(long, value_name = "DOSSIER")]
    pub root: Option<PathBuf>,
    /// Ne dit que les erreurs
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswersFormat {
    Yaml,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Args)]
pub struct InitOptions {
    /// Dossier à créer
    #[arg(value_name = "DOSSIER")]
    pub folder: PathBuf,
    /// Ne pose aucune question et prend les réponses proposées
    #[arg(long, short)]
    pub yes: bool,
}

#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    #[command(flatten)]
    pub project: ProjectOptions,
    /// Port sur 127.0.0.1 [défaut : le premier libre à partir de 1111]
    #[arg(long, short, value_name = "PORT")]
    pub port: Option<u16>,
}

#[derive(Debug, Clone, Args)]
pub struct SchemaOptions {
    /// Fichier décrit : site-config, site, equipe, partenaires… [défaut : la liste]
    #[arg(value_name = "FICHIER")]
    pub kind: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub struct CompletionsOptions {
    /// bash, zsh, fish, elvish ou powershell
    #[arg(value_name = "INTERPRETEUR", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// What the command line asks for.
pub enum Parsed {
    Run(Command),
    /// Help or version, for stdout.
    Say(String),
    /// A sentence for stderr.
    Refuse(String),
}

/// The whole command line, for completions.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Reads the arguments of a process.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Parsed {
    let matches = Cli::command().try_get_matches_from(arguments);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => Parsed::Run(cli.command),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Parsed::Say(error.to_string()),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Parsed::Refuse(error.to_string()),
            _ => Parsed::Refuse(french(&error)),
        },
    }
}

/// clap speaks English; its error kinds are enough to say the same in French.
fn french(error: &clap::Error) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let cause = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("la commande « {} » n’existe pas", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("l’option « {argument} » n’existe pas ici"),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque une valeur après « {argument} »"),
        ErrorKind::InvalidValue => format!("« {value} » ne convient pas pour « {argument} »"),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("« {value} » ne convient pas pour « {argument} » : {reason}")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque : {argument}"),
        ErrorKind::ArgumentConflict => format!("« {argument} » est donné deux fois, ou contredit une autre option"),
        _ => "la ligne de commande n’est pas complète".to_owned(),
    };
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggestion = near.into_iter().map(context).find(|text| !text.is_empty());
    let valid = context(ContextKind::ValidValue);
    let help = match suggestion {
        None if !valid.is_empty() => format!("valeurs possibles : {valid}"),
        Some(text) => format!("vouliez-vous dire « {text} » ?"),
        None => "« trousseau --help » montre les commandes et les options".to_owned(),
    };
    format!("erreur : {cause}\naide : {help}")
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|fault| format!("{} ; {}", fault.message, fault.help))
}

fn parse_url(text: &str) -> Result<WebUrl, String> {
    WebUrl::parse(text).map_err(|fault| format!("{} ; {}", fault.message, fault.help))
}

fn parse_slug(text: &str) -> Result<Slug, String> {
    Slug::parse(text).map_err(|fault| format!("{} ; {}", fault.message, fault.help))
}
