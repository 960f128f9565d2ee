//! A body that members come from: an association, the commune, an advisory body.
//!
//! Used where one body is written in several ways. Members and tasks keep the words of the paper;
//! a body says which of those words mean the same.

use chrono::NaiveDate;

use super::Category;

/// A body, under every name it is written by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The name it is shown by.
    pub name: String,
    /// Other names it is written by.
    pub aliases: Vec<Alias>,
    /// The side its members sit for, where a person has said so.
    pub category: Option<Category>,
    /// Free notes.
    pub notes: String,
}

/// Another name of a person or a body, and who decided that it is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alias {
    /// The name, verbatim.
    pub name: String,
    /// Who decided that it means the same.
    pub by: String,
    /// When.
    pub day: Option<NaiveDate>,
}
