//! Reading steps inside steps, no deeper than they are written.
//!
//! Used by the versions beside it for their forms of a change. Each level takes a piece of the
//! stack, and bincode, unlike serde_json, has no bound of its own: a value of a hundred kilobytes
//! could end the program. Deliberately not here: the same bound where something is written.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, SeqAccess, Visitor};

use super::DEEPEST;

/// A form that may hold others of its kind.
pub trait Nested: Sized {
    /// Reads one; what it holds is read with [`Room::inside`].
    fn read<'de, A: EnumAccess<'de>>(access: A, room: Room<Self>) -> Result<Self, A::Error>;
}

/// How many levels may still follow.
pub struct Room<C>(usize, PhantomData<C>);

impl<C> Room<C> {
    /// Room for as many as are ever written.
    pub const fn whole() -> Self {
        Self(DEEPEST, PhantomData)
    }

    /// One level less.
    pub fn inside<E: serde::de::Error>(self) -> Result<Several<C>, E> {
        let fewer = self.0.checked_sub(1).ok_or_else(|| E::custom("nested too deeply"))?;
        Ok(Several(fewer, PhantomData))
    }
}

impl<'de, C: Nested> DeserializeSeed<'de> for Room<C> {
    type Value = C;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<C, D::Error> {
        from.deserialize_enum("Change", &[], self)
    }
}

impl<'de, C: Nested> Visitor<'de> for Room<C> {
    type Value = C;
    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a change")
    }
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<C, A::Error> {
        C::read(access, self)
    }
}

/// A row of them, each with the same room.
pub struct Several<C>(usize, PhantomData<C>);

impl<'de, C: Nested> DeserializeSeed<'de> for Several<C> {
    type Value = Vec<C>;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<C>, D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de, C: Nested> Visitor<'de> for Several<C> {
    type Value = Vec<C>;
    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("changes")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<Vec<C>, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = row.next_element_seed(Room(self.0, PhantomData))? {
            all.push(one);
        }
        Ok(all)
    }
}

/// The kinds of change of one version, which may hold each other. One word per kind; the order is
/// part of the binary form.
macro_rules! kinds {
    ($($kind:ident($form:ty)),* $(,)?) => {
        /// A change.
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Change { $($kind($form),)* Together(Vec<Change>) }

        #[derive(serde::Deserialize)]
        #[serde(variant_identifier, rename_all = "snake_case")]
        enum Kind { $($kind,)* Together }

        impl $crate::store::wire::nest::Nested for Change {
            fn read<'de, A: serde::de::EnumAccess<'de>>(
                access: A,
                room: $crate::store::wire::nest::Room<Self>,
            ) -> Result<Self, A::Error> {
                use serde::de::VariantAccess;
                let (kind, content) = access.variant()?;
                match kind {
                    $(Kind::$kind => content.newtype_variant().map(Self::$kind),)*
                    Kind::Together => content.newtype_variant_seed(room.inside()?).map(Self::Together),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for Change {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                use serde::de::DeserializeSeed;
                $crate::store::wire::nest::Room::<Self>::whole().deserialize(from)
            }
        }
    };
}

pub(super) use kinds;

#[cfg(test)]
mod tests {
    use super::super::{Fault, seal::Kind, unseal_entry, v1, v2};
    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    /// Steps in steps so deep, as `kind` (the number of the word) and how many are inside.
    fn read<C: DeserializeOwned>(kind: u8, levels: usize) -> Result<C, String> {
        let mut body = [kind, 1].repeat(levels);
        body.extend([kind, 0]);
        let read = bincode::serde::decode_from_slice(&body, bincode::config::standard());
        read.map(|(value, _)| value).map_err(|error| error.to_string())
    }

    #[test]
    fn steps_in_steps_are_refused_before_they_fill_the_stack() {
        for levels in [32, 33, 100_000] {
            assert!(read::<v1::Change>(7, levels).unwrap_err().contains("deep"));
            assert!(read::<v2::Change>(14, levels).unwrap_err().contains("deep"));
        }
        assert!(read::<v1::Change>(7, 31).is_ok());
        assert!(read::<v2::Change>(14, 31).is_ok());
    }

    #[test]
    fn a_value_of_steps_in_steps_without_end_is_a_fault() {
        let entry = [&[0; 34][..], &[1, 1, 1, 0, 0, 0, 0], &[14, 1].repeat(100_000)].concat();
        let mut value =
            [b"LJ\x01\x02", &u32::try_from(entry.len()).unwrap().to_le_bytes()[..], &entry].concat();
        value.extend(crc32fast::hash(&value).to_le_bytes());
        assert_eq!(value[2], Kind::Entry as u8);
        let refused = unseal_entry(&value);
        assert!(matches!(&refused, Err(Fault::Body(words)) if words.contains("deep")), "{refused:?}");
    }

    #[test]
    fn a_word_that_is_no_change_is_refused_by_its_name() {
        let refused = v2::Change::deserialize(serde_json::json!({"alteration": {}})).unwrap_err();
        assert!(refused.to_string().contains("alteration"), "{refused}");
    }
}
