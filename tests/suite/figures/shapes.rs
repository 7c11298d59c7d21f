//! Every shape a circuit, a chart or a year may take stands on its sheet, boxes apart.

use super::input::draw;
use super::structure::check_structure;

const TITLES: [&str; 4] = [
    "Décider",
    "Rencontrer la personne et comprendre sa demande",
    "Avis conforme du psychiatre",
    "Pluridisciplinarité anticonstitutionnellement intergouvernementale",
];

#[test]
fn every_way_back_leaves_boxes_apart() {
    for steps in 1..=10 {
        for from in 1..=steps {
            for to in 1..=from {
                let text = circuit(steps, &[(from, to), (steps, 1 + to % steps)]);
                for svg in draw("circuit", &text).unwrap() {
                    let flaps = if from == steps { 1 } else { 2 };
                    check_structure(&svg, &text);
                    assert_eq!(overlaps(&svg), flaps, "only a flap stands under its box:\n{text}");
                }
            }
        }
    }
}

fn circuit(steps: usize, branches: &[(usize, usize)]) -> String {
    let mut text = String::new();
    for step in 1..=steps {
        text += &format!("etape: {}\nacteur: {}\n", TITLES[step % 4], TITLES[(step + 1) % 4]);
        if step % 3 == 0 {
            text += "delai: huit jours\ndocument: Certificat médical\nimportant\n";
        }
        if let Some((_, to)) = branches.iter().find(|(from, _)| *from == step) {
            text += &format!("branche: Refus motivé : {} -> {to}\n", TITLES[step % 4]);
        }
    }
    text
}

/// All trees of up to five nodes: each node below any node before it, or a root.
#[test]
fn every_small_chart_has_its_boxes_apart() {
    let mut charts: Vec<Vec<usize>> = vec![vec![0]];
    for nodes in 2..=5 {
        charts = charts
            .iter()
            .flat_map(|parents| (0..nodes).map(|parent| parents.iter().copied().chain([parent]).collect()))
            .collect();
        for parents in &charts {
            check_chart(parents);
        }
    }
}

#[test]
fn large_charts_have_their_boxes_apart() {
    let nodes = 40;
    check_chart(&vec![0; nodes]);
    check_chart(&(0..nodes).collect::<Vec<_>>());
    check_chart(&(0..nodes).map(|at| at.div_ceil(2)).collect::<Vec<_>>());
    check_chart(&(0..nodes).map(|at| at.min(1)).collect::<Vec<_>>());
    check_chart(&(0..nodes).map(|at| at.div_ceil(9)).collect::<Vec<_>>());
}

/// `parents` gives for each node the number of its parent, from 1; 0 for a root.
fn check_chart(parents: &[usize]) {
    let kinds = ["instance", "direction", "pole", "fonction", "participation"];
    let mut text = String::new();
    for (at, parent) in parents.iter().enumerate() {
        let (kind, title) = (kinds[at % 5], TITLES[at % 4]);
        let parent = if *parent == 0 { String::new() } else { format!("n{parent}") };
        text += &format!("n{}: {kind} | {title} | Un, deux et trois | {parent}\n", at + 1);
    }
    for svg in draw("organigramme", &text).unwrap() {
        check_structure(&svg, &text);
        assert_eq!(overlaps(&svg), 0, "{text}");
        let boxes = parents.len() + parents.len().min(5);
        assert_eq!(svg.matches("<rect").count(), boxes, "each node has its box, each kind its sample:\n{text}");
    }
}

#[test]
fn a_year_may_begin_with_any_month() {
    for month in 1..=12 {
        for day in ["01", "15", "28"] {
            let text = format!(
                "depuis: 2027-{month:02}\nseance: 2028-02-29 < 2028-02-{day}\nseance: 2027-12-{day} < 2027-11-30"
            );
            for svg in draw("seances", &text).unwrap() {
                check_structure(&svg, &text);
            }
        }
    }
}

/// Pairs of boxes that share more than an edge.
fn overlaps(svg: &str) -> usize {
    let rects: Vec<[f64; 4]> = svg
        .split("<rect ")
        .skip(1)
        .map(|rect| {
            ["x=\"", "y=\"", "width=\"", "height=\""].map(|name| {
                let value = rect.split(name).nth(1).unwrap().split('"').next().unwrap();
                value.parse::<f64>().unwrap()
            })
        })
        .collect();
    let apart = |a: &[f64; 4], b: &[f64; 4]| {
        a[0] + a[2] <= b[0] + 0.1 || b[0] + b[2] <= a[0] + 0.1 || a[1] + a[3] <= b[1] + 0.1 || b[1] + b[3] <= a[1] + 0.1
    };
    let pairs = rects.iter().enumerate().flat_map(|(at, a)| rects[at + 1..].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| !apart(a, b)).count()
}
