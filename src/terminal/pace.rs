//! How fast the line takes what is sent, and when it is free for more.
//!
//! Used by the outlet. A slow line hides behind buffers of many kilobytes, in the kernel, in
//! ssh, in routers: they take a frame at once and show it seconds later. So the first frame ends
//! with a question (DSR, four bytes), the only one after the start: the answer, less the round
//! trip, tells what the line carries. On a slow one each frame is then given the time it needs
//! before another is made. Deliberately pure: moments come from outside.

use super::detect::LineSpeed;
use std::time::{Duration, Instant};

/// What ends the first frame.
const QUESTION: &[u8] = b"\x1b[5n";
/// Lines that carry less, in bytes a second, are paced.
const SLOW: f64 = 20_000.0;
/// No line in use carries less; a stranger measurement is a hiccup.
const SLOWEST: f64 = 300.0;
/// What is believed of the line until the answer comes, unless the start has shown that it carries
/// more: some terminals never answer.
const UNKNOWN: f64 = 1_000.0;
/// How long what is sent at once may take on a slow line, in seconds.
const TURN: f64 = 0.25;
/// So much before the line is free it is free enough: what comes next has to be made first.
const LEAD: Duration = Duration::from_millis(50);

/// The pace of a line. The default one never waits.
#[derive(Debug, Default)]
pub(super) struct Pace {
    measure: Measure,
    /// Bytes a second, of a slow line.
    rate: Option<f64>,
    /// When all that was sent will have been taken.
    free_at: Option<Instant>,
}

#[derive(Debug, Default)]
enum Measure {
    #[default]
    Off,
    /// The next frame is the first.
    Due(Known),
    /// It was sent, and the answer is awaited.
    Sent(First),
}

/// The first frame.
#[derive(Debug)]
struct First {
    known: Known,
    bytes: usize,
    at: Instant,
    /// The frames after it: their bytes, and when they were sent.
    later: Vec<(usize, Instant)>,
}

/// What the start has shown.
#[derive(Debug, Clone, Copy)]
struct Known {
    round_trip: Duration,
    /// Bytes of the question that were taken within the round trip.
    asked: usize,
}

impl Known {
    /// Bytes a second that the line carries at least: the question went through within the round
    /// trip.
    fn least(self) -> f64 {
        as_f64(self.asked) / self.round_trip.as_secs_f64().max(1e-6)
    }
}

impl Pace {
    /// A pace to be measured with the next frame: `asked` bytes had their answer within
    /// `round_trip`.
    pub(super) fn to_measure(round_trip: Duration, asked: usize) -> Self {
        Self { measure: Measure::Due(Known { round_trip, asked }), ..Self::default() }
    }

    /// What to add to the next frame.
    pub(super) fn question(&self) -> &'static [u8] {
        match self.measure {
            Measure::Due(_) => QUESTION,
            Measure::Off | Measure::Sent(..) => b"",
        }
    }

    /// Learns that so many bytes go out now.
    pub(super) fn sends(&mut self, bytes: usize, now: Instant) {
        let rate = match &mut self.measure {
            Measure::Due(known) => {
                let least = known.least().max(UNKNOWN);
                self.measure = Measure::Sent(First { known: *known, bytes, at: now, later: Vec::new() });
                Some(least)
            }
            // An answer that never comes holds nothing up for long.
            Measure::Sent(first) if now < first.at + first.known.round_trip + time(first.bytes, SLOWEST) => {
                first.later.push((bytes, now));
                Some(first.known.least().max(UNKNOWN))
            }
            Measure::Sent(_) | Measure::Off => self.rate,
        };
        self.free_at = rate.map(|rate| self.free_at.unwrap_or(now).max(now) + time(bytes, rate));
    }

    /// Learns that the question was answered; what the line carries, if it was one of ours.
    pub(super) fn answered(&mut self, at: Instant) -> Option<LineSpeed> {
        let first = match std::mem::take(&mut self.measure) {
            Measure::Sent(first) => first,
            other => {
                self.measure = other;
                return None;
            }
        };
        let First { known, bytes, at: since, later } = first;
        let round_trip = known.round_trip;
        let taken = at.saturating_duration_since(since).saturating_sub(round_trip);
        // Whatever held this answer up.
        let least = known.least().max(SLOWEST);
        let rate = (as_f64(bytes) / taken.as_secs_f64().max(1e-6)).max(least);
        let slow = (rate < SLOW).then_some(rate);
        let after = |free: Instant, (bytes, at): (usize, Instant), rate| free.max(at) + time(bytes, rate);
        let whole = |rate| later.into_iter().fold(since + taken, |free, frame| after(free, frame, rate));
        *self = Self { measure: Measure::Off, rate: slow, free_at: slow.map(whole) };
        // Less than a tenth of the round trip is what round trips differ by.
        let telling = taken > round_trip / 10 && taken > Duration::from_millis(2);
        Some(LineSpeed { round_trip, bytes_per_second: telling.then(|| as_u32(rate)) })
    }

    /// How long the line is still taking what was sent; `None` when it is free, or all but free.
    pub(super) fn rest(&self, now: Instant) -> Option<Duration> {
        let rest = self.free_at?.saturating_duration_since(now + LEAD);
        (rest > Duration::ZERO).then_some(rest)
    }

    /// How many bytes may go out at once, on a slow line.
    pub(super) fn turn(&self) -> Option<usize> {
        self.rate.map(|rate| usize::try_from(as_u32(rate * TURN)).unwrap_or(usize::MAX))
    }
}

/// How long so many bytes take at so many a second.
fn time(bytes: usize, rate: f64) -> Duration {
    Duration::from_secs_f64(as_f64(bytes) / rate)
}

fn as_f64(bytes: usize) -> f64 {
    u32::try_from(bytes).unwrap_or(u32::MAX).into()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped to what it holds
fn as_u32(number: f64) -> u32 {
    number.clamp(0.0, u32::MAX.into()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    /// A line as a person behind it has it: bytes go out one after another and arrive half a
    /// round trip later. Keys arrive at these moments; each changes the whole page.
    struct Line {
        bytes_per_second: u64,
        round_trip: Duration,
        page: usize,
        keys: Vec<Duration>,
    }

    /// What came of it.
    #[derive(Debug, Default)]
    struct Seen {
        /// When the person saw the newest state.
        newest: Duration,
        /// Most bytes that were ever on their way.
        most: usize,
        speed: Option<LineSpeed>,
    }

    impl Line {
        fn play(&self) -> Seen {
            let zero = Instant::now();
            let mut seen = Seen::default();
            let mut pace = Pace::to_measure(self.round_trip, 32);
            let (mut wanted, mut free, mut answer) = (self.page, Duration::ZERO, None);
            for now in (0..60_000).map(ms) {
                if self.keys.contains(&now) {
                    wanted = self.page;
                }
                if answer == Some(now) {
                    seen.speed = pace.answered(zero + now);
                }
                if wanted > 0 && pace.rest(zero + now).is_none() {
                    let part = wanted.min(pace.turn().unwrap_or(usize::MAX));
                    let asked = !pace.question().is_empty();
                    let bytes = part + pace.question().len();
                    pace.sends(bytes, zero + now);
                    let time = u64::try_from(bytes).unwrap() * 1000 / self.bytes_per_second;
                    free = free.max(now) + ms(time);
                    if asked {
                        answer = Some(free + self.round_trip);
                    }
                    wanted -= part;
                    seen.newest = free + self.round_trip / 2;
                    let on_way = (free - now).as_millis() * u128::from(self.bytes_per_second) / 1000;
                    seen.most = seen.most.max(usize::try_from(on_way).unwrap());
                }
            }
            seen
        }
    }

    #[test]
    fn a_held_key_on_a_slow_line_shows_the_newest_page_and_never_an_old_one() {
        for held in [30, 300, 900] {
            let line = Line {
                bytes_per_second: 1200,
                round_trip: ms(600),
                page: 2000,
                keys: (0..held).map(|key| ms(900 + key * 33)).collect(),
            };
            let seen = line.play();
            // Pressed half a round trip before it arrived.
            let pressed = line.keys.last().unwrap().saturating_sub(line.round_trip / 2);
            let frame = ms(2000 * 1000 / 1200);
            let most = line.round_trip + ms(300) + frame;
            assert!(seen.newest - pressed <= most + ms(20), "{held}: {:?}", seen.newest - pressed);
            assert!(seen.most <= line.page + 60, "{held}: {seen:?}");
            let rate = seen.speed.unwrap().bytes_per_second.unwrap();
            assert!((1150..1250).contains(&rate), "{rate}");
        }
    }

    #[test]
    fn a_small_change_waits_for_no_more_than_a_part_of_a_page() {
        let mut pace = Pace::to_measure(ms(600), 32);
        let zero = Instant::now();
        pace.sends(2004, zero);
        pace.answered(zero + ms(600 + 1670)).unwrap();
        let turn = pace.turn().unwrap();
        pace.sends(turn, zero + ms(5000));
        assert!(pace.rest(zero + ms(5000)).unwrap() <= ms(300));
        assert_eq!(pace.rest(zero + ms(5301)), None);
    }

    #[test]
    fn a_fast_line_is_never_paced() {
        for (round_trip, page) in [(1, 2000), (30, 8000), (600, 8000)] {
            let round_trip = ms(round_trip);
            let line = Line { bytes_per_second: 2_000_000, round_trip, page, keys: vec![] };
            let seen = line.play();
            let speed = seen.speed.unwrap();
            assert_eq!(speed.round_trip, round_trip);
            assert!(speed.bytes_per_second.is_none_or(|rate| rate > 1_000_000), "{speed:?}");
        }
        let mut pace = Pace::to_measure(ms(30), 32);
        let zero = Instant::now();
        pace.sends(4000, zero);
        pace.answered(zero + ms(35)).unwrap();
        pace.sends(1_000_000, zero + ms(40));
        assert_eq!((pace.rest(zero + ms(40)), pace.turn()), (None, None));
    }

    #[test]
    fn a_terminal_that_was_busy_makes_no_slow_line_of_a_near_one() {
        let mut pace = Pace::to_measure(ms(1), 32);
        let zero = Instant::now();
        pace.sends(2000, zero);
        let speed = pace.answered(zero + ms(900)).unwrap();
        assert!(speed.bytes_per_second.is_some_and(|rate| rate >= 32_000), "{speed:?}");
        assert_eq!(pace.turn(), None);
    }

    #[test]
    fn a_near_terminal_that_never_answers_holds_up_nothing() {
        let mut pace = Pace::to_measure(ms(1), 32);
        let zero = Instant::now();
        pace.sends(3700, zero);
        assert!(pace.rest(zero).unwrap() < ms(150), "{:?}", pace.rest(zero));
        pace.sends(200, zero + ms(300));
        assert_eq!(pace.rest(zero + ms(300)), None);
    }

    #[test]
    fn without_an_answer_nothing_waits_for_ever_and_nothing_is_paced() {
        let zero = Instant::now();
        let mut pace = Pace::to_measure(ms(100), 32);
        pace.sends(1000, zero);
        assert_eq!(pace.rest(zero + ms(949)), Some(ms(1)));
        assert_eq!(pace.rest(zero + ms(950)), None);
        assert_eq!(pace.question(), b"");
        pace.sends(500, zero + ms(1200));
        assert_eq!(pace.rest(zero + ms(1200)), Some(ms(450)));
        pace.sends(1_000_000, zero + ms(4000));
        assert_eq!(pace.rest(zero + ms(4000)), None);
        let mut silent = Pace::default();
        silent.sends(1_000_000, zero);
        assert_eq!((silent.rest(zero), silent.question()), (None, b"".as_slice()));
        assert_eq!(silent.answered(zero), None);
    }
}
