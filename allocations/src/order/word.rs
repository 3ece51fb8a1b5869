//! The packed number: half as wide where the keys fit it.
/// A number wide enough for the keys that are packed into it.
pub(super) trait Word:
    Copy + Ord + From<u32> + std::ops::BitXor<Output = Self> + std::ops::BitOrAssign
{
    /// The number of the row, from the lowest bits.
    fn row(self, bits: u32) -> usize;
    /// The highest bit that is set above the number of the row.
    fn highest(self, row_bits: u32) -> Option<u32>;
    /// A value moved to its place; it fits there.
    fn placed(value: u64, shift: u32) -> Self;
    /// The eight bits from `shift` on.
    fn byte(self, shift: u32) -> u8;
    /// So many bits from `shift` on.
    fn part(self, shift: u32, bits: u32) -> u64;
}

impl Word for u64 {
    fn row(self, bits: u32) -> usize {
        let mask = 1_u64.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        usize::try_from(self & mask).unwrap_or(usize::MAX)
    }

    fn highest(self, row_bits: u32) -> Option<u32> {
        self.checked_ilog2().filter(|bit| *bit >= row_bits)
    }

    #[inline]
    fn placed(value: u64, shift: u32) -> Self {
        value.wrapping_shl(shift)
    }

    #[inline]
    fn byte(self, shift: u32) -> u8 {
        let [low, ..] = self.wrapping_shr(shift).to_le_bytes();
        low
    }

    #[inline]
    fn part(self, shift: u32, bits: u32) -> u64 {
        let mask = 1_u64.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        self.wrapping_shr(shift) & mask
    }
}

impl Word for u128 {
    fn row(self, bits: u32) -> usize {
        let mask = 1_u128.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        usize::try_from(self & mask).unwrap_or(usize::MAX)
    }

    fn highest(self, row_bits: u32) -> Option<u32> {
        self.checked_ilog2().filter(|bit| *bit >= row_bits)
    }

    #[inline]
    fn placed(value: u64, shift: u32) -> Self {
        Self::from(value).wrapping_shl(shift)
    }

    #[inline]
    fn byte(self, shift: u32) -> u8 {
        let [low, ..] = self.wrapping_shr(shift).to_le_bytes();
        low
    }

    #[inline]
    fn part(self, shift: u32, bits: u32) -> u64 {
        let mask = 1_u64.checked_shl(bits).unwrap_or(0).wrapping_sub(1);
        u64::try_from(self.wrapping_shr(shift) & Self::from(mask)).unwrap_or(0)
    }
}
