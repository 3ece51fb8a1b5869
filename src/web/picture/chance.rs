//! Choices that look free and are fixed by a number.

/// A row of choices that depends on nothing but its seed. For drawings only: it is easily foreseen.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, by the `SplitMix64` recipe.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from `least` up to but not including `least + span`.
    pub(super) fn between(&mut self, least: i32, span: u16) -> i32 {
        let step = self.next() % u64::from(span.max(1));
        least + i32::try_from(step).unwrap_or_default()
    }

    /// One of `first` and `rest`, each as likely as another.
    pub(super) fn pick<T: Copy>(&mut self, first: T, rest: &[T]) -> T {
        let count = u64::try_from(rest.len()).unwrap_or_default() + 1;
        let at = usize::try_from(self.next() % count).unwrap_or_default();
        at.checked_sub(1)
            .and_then(|at| rest.get(at))
            .copied()
            .unwrap_or(first)
    }
}
