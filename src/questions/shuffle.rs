//! An order from a seed: the same seed gives the same order on every machine and for ever, so that
//! a paper can be drawn again years later for an appeal.
//!
//! `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014; constants of Vigna's `splitmix64.c`, 2015) drives
//! the shuffle of Fisher and Yates (Durstenfeld, CACM 7, 1964, algorithm 235). The salt, hashed by
//! FNV-1a (RFC 9923), makes one seed serve several lists. It hides nothing from who knows the seed.
//! Our own lines rather than a crate's: a crate may change its order between versions.

/// The items in the order of this seed, for the list that the salt names (a question's id, say).
#[must_use]
pub fn order<T>(seed: u64, salt: &str, mut items: Vec<T>) -> Vec<T> {
    let mut chance = Chance(Chance(seed).next() ^ fnv1a(salt));
    for last in (1..items.len()).rev() {
        items.swap(last, chance.below(last + 1));
    }
    items
}

/// `count` of the items, drawn without putting back, in an order of their own: the first ones of
/// [`order`]. All of them when they are fewer.
#[must_use]
pub fn sample<T>(seed: u64, salt: &str, items: Vec<T>, count: usize) -> Vec<T> {
    let mut items = order(seed, salt, items);
    items.truncate(count);
    items
}

/// The state of `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number under `bound`, each equally likely: the few lowest numbers, which would make the
    /// small remainders likelier, are drawn again. `bound` is above zero.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a remainder under a usize is one"
    )]
    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        let uneven = bound.wrapping_neg() % bound;
        loop {
            let drawn = self.next();
            if drawn >= uneven {
                return (drawn % bound) as usize;
            }
        }
    }
}

fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_published_algorithms_are_followed() {
        let mut chance = Chance(1_234_567);
        assert_eq!(chance.next(), 6_457_827_717_110_365_317);
        assert_eq!(chance.next(), 3_203_168_211_198_807_973);
        assert_eq!(chance.next(), 9_817_491_932_198_370_423);
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn an_order_never_changes() {
        // Papers of the past were drawn so: if this fails, the code is wrong, not the test.
        for (seed, salt, expected) in GOLDEN {
            let letters = "abcdefgh".chars().collect();
            assert_eq!(
                order(seed, salt, letters).iter().collect::<String>(),
                expected
            );
        }
    }
    /// Computed by a second implementation, in another language.
    const GOLDEN: [(u64, &str, &str); 4] = [
        (0, "", "dfgcbahe"),
        (1, "questions", "defagchb"),
        (1, "before-q-siren", "efdgbhac"),
        (u64::MAX, "questions", "cdfeabhg"),
    ];

    #[test]
    fn every_order_is_about_as_likely() {
        let mut counts = std::collections::BTreeMap::new();
        for seed in 0..24_000 {
            *counts
                .entry(order(seed, "steps", vec![1, 2, 3, 4]))
                .or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 24);
        // 1000 expected of each; 160 is five standard deviations.
        assert!(
            counts.values().all(|count| (840..=1_160).contains(count)),
            "{counts:?}"
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_a_sample_is_the_beginning(
            seed in any::<u64>(), salt in ".{0,12}", length in 0usize..40, count in 0usize..50,
        ) {
            let items: Vec<_> = (0..length).collect();
            let shuffled = order(seed, &salt, items.clone());
            let drawn = sample(seed, &salt, items.clone(), count);
            prop_assert_eq!(&drawn[..], &shuffled[..count.min(length)]);
            let mut sorted = shuffled;
            sorted.sort_unstable();
            prop_assert_eq!(sorted, items);
        }
    }
}
