//! A condition as it was written, with the place of every part.
use crate::value::Comparison;

/// Bytes of the condition's own text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    pub(crate) fn to(self, end: Self) -> Self {
        Self {
            start: self.start,
            end: end.end.max(self.end),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Ast {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

/// Which members of a list a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Quantity {
    Any,
    All,
    No,
    Count,
}

/// What is taken from the members of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Pick {
    Sum,
    Least,
    Most,
    /// The sum of so many of the highest, or of all while there are no more.
    Highest(u8),
    /// The same of the lowest.
    Lowest(u8),
}

impl Pick {
    /// Whether values are added up, so that none of them is nought.
    pub(crate) fn adds(self) -> bool {
        match self {
            Self::Sum | Self::Highest(_) | Self::Lowest(_) => true,
            Self::Least | Self::Most => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Arithmetic {
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Name(String),
    Number(i64),
    Money(i64),
    Date(i64),
    /// A part of something that must follow: `33%` or `2.5`.
    Share {
        part: i64,
        of: i64,
        /// Written with the sign `%`, so that something must follow: `2.5` is a number of its own.
        percent: bool,
    },
    /// That part of it.
    ShareOf {
        part: i64,
        of: i64,
        what: Box<Ast>,
    },
    /// A length of time by the calendar.
    Period {
        months: i64,
        days: i64,
    },
    /// A number with a counted unit, such as `16 hours`.
    Counted(i64, String),
    Text(String),
    Yes(bool),
    List(Vec<Ast>),
    Not(Box<Ast>),
    All(Vec<Ast>),
    Any(Vec<Ast>),
    Compare(Comparison, Box<Ast>, Box<Ast>),
    In {
        what: Box<Ast>,
        set: Box<Ast>,
        not: bool,
    },
    Between {
        what: Box<Ast>,
        from: Box<Ast>,
        to: Box<Ast>,
    },
    Given {
        what: Box<Ast>,
        not: bool,
    },
    /// The row of the inner list is not the row of the outer one.
    Other,
    If(Box<Ast>, Box<Ast>, Box<Ast>),
    Arithmetic(Arithmetic, Box<Ast>, Box<Ast>),
    Negative(Box<Ast>),
    Call(String, Vec<(Option<String>, Ast)>),
    Members {
        quantity: Quantity,
        list: String,
        list_span: Span,
        when: Option<Box<Ast>>,
    },
    Take {
        pick: Pick,
        what: Box<Ast>,
        list: String,
        list_span: Span,
        when: Option<Box<Ast>>,
    },
    Time {
        unbroken: bool,
        list: String,
        list_span: Span,
        when: Option<Box<Ast>>,
        within: Option<Box<Ast>>,
        /// Only between two days.
        span: Option<Box<(Ast, Ast)>>,
        gaps: Option<Box<Ast>>,
    },
    /// A total to which an amount is added again and again, held between its limits each time.
    Running {
        what: Box<Ast>,
        /// How often, in months and days.
        every: (i64, i64),
        since: Box<Ast>,
        least: Option<Box<Ast>>,
        most: Option<Box<Ast>>,
    },
}
