//! Shapes that the changes share.

use sea_orm_migration::prelude::{
    ColumnDef, ConditionalStatement, Expr, ExprTrait, ForeignKey, ForeignKeyCreateStatement, Index,
    IndexCreateStatement,
};

/// A state column: a short word out of a closed list, checked by the database itself.
pub(crate) fn state(name: &'static str, words: &[&'static str]) -> ColumnDef {
    ColumnDef::new(name)
        .string_len(24)
        .not_null()
        .check(Expr::col(name).is_in(words.iter().copied()))
        .to_owned()
}

/// A foreign key to `id` of another table. Nothing is ever deleted by cascade: history stays.
pub(crate) fn to(
    table: &'static str,
    column: &'static str,
    target: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}_fk"))
        .from(table, column)
        .to(target, "id")
        .to_owned()
}

/// An index that allows one row per value.
pub(crate) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    plain(table, columns)
        .unique()
        .name(format!("{table}_{}_one", columns.join("_")))
        .to_owned()
}

/// An index that only makes reading quicker.
pub(crate) fn plain(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index that allows one row per value among the rows that meet a condition.
pub(crate) fn unique_where(
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
    condition: &'static str,
) -> IndexCreateStatement {
    plain_where(name, table, columns, condition).unique().to_owned()
}

/// An index of the rows that meet a condition, which only makes reading quicker.
pub(crate) fn plain_where(
    name: &'static str,
    table: &'static str,
    columns: &[&'static str],
    condition: &'static str,
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index.and_where(Expr::cust(condition));
    index
}
