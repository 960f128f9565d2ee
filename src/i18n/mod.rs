//! Languages: every sentence a person reads, in Arabic, French and English.
//!
//! Used by everything that speaks. One struct per part of the screen, one field per
//! sentence; the three languages of a struct stand beside each other in its file, so a
//! translator sees them together and a missing translation does not compile.

mod amendments;
mod charter;
mod checker;
mod cli;
mod commands;
mod common;
mod composition;
pub mod dates;
pub mod deadline;
mod editing;
pub mod entries;
mod errors;
mod findings;
mod form;
mod keeping;
mod keyfiles;
mod labels;
mod life;
mod meeting_forms;
mod meetings;
mod numbering;
mod overlays;
mod people;
mod plural;
mod programme;
mod readings;
mod recovery;
mod remedies;
mod requirements;
mod rescue;
mod roster;
mod rules;
mod slips;
mod spoken;
mod stage;
mod statutes;
mod terminal;
mod texts;
mod timeline;
mod transfer;

pub use amendments::Amendments;
pub use charter::Charter;
pub use checker::Checker;
pub use cli::Cli;
pub use commands::Commands;
pub use common::Common;
pub use composition::Composition;
pub use editing::Editing;
pub use entries::Entries;
pub use errors::Errors;
pub use findings::Findings;
pub use form::Form;
pub use keeping::Keeping;
pub use keyfiles::KeyFiles;
pub use life::Life;
pub use meeting_forms::MeetingForms;
pub use meetings::Meetings;
pub use numbering::Names;
pub use overlays::Overlays;
pub use people::People;
pub use plural::arabic_plural;
pub use programme::Programme;
pub use recovery::Recovery;
pub use rescue::Rescue;
pub use roster::Roster;
pub use spoken::Spoken;
pub use stage::Stage;
pub use statutes::Statutes;
pub use terminal::Terminal;
pub use texts::Texts;
pub use timeline::Timeline;
pub use transfer::Transfer;

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// العربية
    Ar,
    /// Français
    Fr,
    /// English
    En,
}

impl Language {
    /// Every language, in the order they are cycled through.
    pub const ALL: [Language; 3] = [Self::Ar, Self::Fr, Self::En];

    /// The language's tag: `ar`, `fr`, `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The next language, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Ar => Self::Fr,
            Self::Fr => Self::En,
            Self::En => Self::Ar,
        }
    }

    /// Its sentences.
    #[must_use]
    pub const fn phrases(self) -> &'static Phrases {
        match self {
            Self::Ar => &AR,
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }
}

/// The parts of the screen that speak: one line each makes the field and, so that none can be
/// forgotten, its three languages.
macro_rules! phrases {
    ($($(#[$doc:meta])* $field:ident: $module:ident::$Part:ident,)*) => {
        /// Everything one language says, by part of the screen.
        #[derive(Debug)]
        pub struct Phrases {
            /// Which language this is.
            pub language: Language,
            $($(#[$doc])* pub $field: $Part,)*
        }

        const AR: Phrases = Phrases { language: Language::Ar, $($field: $module::AR,)* };
        const FR: Phrases = Phrases { language: Language::Fr, $($field: $module::FR,)* };
        const EN: Phrases = Phrases { language: Language::En, $($field: $module::EN,)* };
    };
}

phrases! {
    /// Words used everywhere.
    common: common::Common,
    /// The checker.
    checker: checker::Checker,
    /// The command line.
    cli: cli::Cli,
    /// What each command does.
    commands: commands::Commands,
    /// The composition of the committee.
    composition: composition::Composition,
    /// Writing the rules of the committee.
    statutes: statutes::Statutes,
    /// The history.
    entries: entries::Entries,
    /// What went wrong.
    errors: errors::Errors,
    /// What was found in a file.
    findings: findings::Findings,
    /// Keeping a store whole.
    keeping: keeping::Keeping,
    /// Key files and settings.
    key_files: keyfiles::KeyFiles,
    /// What opens over the panes.
    overlays: overlays::Overlays,
    /// What opening a store mended.
    recovery: recovery::Recovery,
    /// What was typed and could not be saved.
    rescue: rescue::Rescue,
    /// The program without a screen.
    spoken: spoken::Spoken,
    /// The screen itself.
    stage: stage::Stage,
    /// The terminal, and how Arabic is written to it.
    terminal: terminal::Terminal,
    /// Forms.
    form: form::Form,
    /// The roster.
    roster: roster::Roster,
    /// The programme pane.
    programme: programme::Programme,
    /// The programme over time.
    timeline: timeline::Timeline,
    /// The charter pane.
    charter: charter::Charter,
    /// The amendments of a text.
    amendments: amendments::Amendments,
    /// The meetings.
    meetings: meetings::Meetings,
    /// The forms and lists of a meeting.
    meeting_forms: meeting_forms::MeetingForms,
    /// What parts and items of a text are called.
    numbering: numbering::Names,
    /// Editing the text of a part.
    editing: editing::Editing,
    /// Texts in the making.
    texts: texts::Texts,
    /// Who is meant: parties, bodies, records that are one.
    people: people::People,
    /// The life of a text: phases, versions, follow-up.
    life: life::Life,
    /// Texts taken in, given out and cloned.
    transfer: transfer::Transfer,
}
