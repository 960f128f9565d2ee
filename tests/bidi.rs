//! Arabic and mixed text, checked from outside: the conformance files and tables of Unicode,
//! independent implementations, the rules one by one, golden lines, the table of editing cases,
//! and laws over random text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr
)]

#[path = "bidi/conformance.rs"]
mod conformance;
#[path = "bidi/editing.rs"]
mod editing;
#[path = "bidi/golden.rs"]
mod golden;
#[path = "bidi/joining.rs"]
mod joining;
#[path = "bidi/laws.rs"]
mod laws;
#[path = "bidi/oracle.rs"]
mod oracle;
#[path = "bidi/order.rs"]
mod order;
#[path = "bidi/outside.rs"]
mod outside;
#[path = "bidi/page.rs"]
mod page;
#[path = "common/printed.rs"]
mod printed;
#[path = "bidi/rules.rs"]
mod rules;
#[path = "bidi/tables.rs"]
mod tables;
