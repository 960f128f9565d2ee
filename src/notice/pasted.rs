//! What happened to a paste on its way in.
//!
//! Used by every pane in which one types. A paste that came in as it was is not spoken of; whatever
//! happened to it, it is one sentence.

use super::{Notice, Weight};
use crate::i18n::Phrases;
use crate::text::sanitize::Pasted;

/// The sentence for a paste, if there is anything to say of it.
#[must_use]
pub fn pasted(pasted: &Pasted, phrases: &Phrases) -> Option<Notice> {
    let say = &phrases.stage;
    let mut words = Vec::new();
    if pasted.restored > 0 {
        words.push(say.restored.to_owned());
    }
    if pasted.joined > 0 {
        words.push((say.joined)(pasted.joined));
    }
    if pasted.removed > 0 {
        words.push((say.taken_out)(pasted.removed));
    }
    if pasted.blanked > 0 {
        words.push((say.blanked)(pasted.blanked));
    }
    if pasted.spelled > 0 {
        words.push((say.spelled)(pasted.spelled));
    }
    if pasted.broken > 0 {
        words.push(say.broken.to_owned());
    }
    if pasted.cut_off > 0 {
        words.push(say.cut_off.to_owned());
    }
    if pasted.doubtful > 0 {
        words.push(say.doubtful.to_owned());
    }
    let look = pasted.cut_off > 0 || pasted.doubtful > 0;
    let weight = if look { Weight::Warned } else { Weight::Said };
    (!words.is_empty()).then(|| Notice { weight, words: words.join(phrases.entries.and) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_paste_is_spoken_of_only_when_something_happened_to_it() {
        let phrases = Language::En.phrases();
        assert_eq!(pasted(&Pasted::default(), phrases), None);
        let joined = pasted(&Pasted { joined: 3, ..Pasted::default() }, phrases).unwrap();
        assert_eq!((joined.weight, joined.words.as_str()), (Weight::Said, "3 lines put into one"));
        let both = pasted(&Pasted { joined: 3, doubtful: 1, ..Pasted::default() }, phrases).unwrap();
        assert_eq!(both.weight, Weight::Warned);
        assert!(both.words.starts_with("3 lines put into one") && both.words.len() > 30, "{}", both.words);
    }

    #[test]
    fn whatever_was_taken_out_or_replaced_is_told_in_every_language() {
        for language in Language::ALL {
            let told = |paste: Pasted| pasted(&paste, language.phrases()).unwrap().words;
            for count in [1, 2, 3, 11, 100] {
                let removed = told(Pasted { removed: count, ..Pasted::default() });
                let blanked = told(Pasted { blanked: count, ..Pasted::default() });
                let spelled = told(Pasted { spelled: count, ..Pasted::default() });
                assert!(removed != blanked && blanked != spelled && spelled != removed);
                if count > 2 {
                    let counted = |words: &String| words.contains(&count.to_string());
                    assert!([&removed, &blanked, &spelled].into_iter().all(counted), "{removed}");
                }
                let all = Pasted { removed: count, blanked: count, spelled: count, ..Pasted::default() };
                let sentence = [removed, blanked, spelled].join(language.phrases().entries.and);
                assert_eq!(told(all), sentence);
            }
        }
    }
}
