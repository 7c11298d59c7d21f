//! Decimal numbers as French people write them: `0,5` and `0.5` are the same.
//!
//! Knows nothing of what is counted.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::values::Fault;

/// A decimal number from -1,000,000 to 1,000,000, kept in thousandths so that
/// two equal texts are two equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Decimal {
    thousandths: i64,
}

impl Decimal {
    /// # Errors
    ///
    /// When the text is not a number, or has more than three decimals.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || Fault {
            message: format!("« {text} » n’est pas un nombre"),
            help: "écrivez un nombre, par exemple 0,5 ou 12".to_owned(),
        };
        let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (sign, digits) = match compact.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, compact.as_str()),
        };
        let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 7 || fraction.len() > 3 || !all_digits(whole) || !all_digits(fraction) {
            return Err(fault());
        }
        let whole: i64 = whole.parse().map_err(|_| fault())?;
        let fraction: i64 = format!("{fraction:0<3}").parse().map_err(|_| fault())?;
        Ok(Self { thousandths: sign * (whole * 1000 + fraction) })
    }

    pub fn to_f64(self) -> f64 {
        // Seven digits and three decimals fit a double without loss.
        self.thousandths as f64 / 1000.0
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.thousandths < 0 { "-" } else { "" };
        let absolute = self.thousandths.abs();
        let fraction = format!("{:03}", absolute % 1000);
        match fraction.trim_end_matches('0') {
            "" => write!(f, "{sign}{}", absolute / 1000),
            kept => write!(f, "{sign}{},{kept}", absolute / 1000),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|fault| D::Error::custom(fault.message))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "string"], "format": "nombre" })
    }
}
