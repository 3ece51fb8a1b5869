//! New rows of several tables that go to the database together. On SQLite each statement is handed to another thread and
//! back, which costs more than a small statement does; so all of them are handed over at once.

use std::borrow::Cow;

use sea_orm::sea_query::Iden;
use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, DatabaseBackend, DbErr, EntityName, EntityTrait,
    Iterable, Statement, Value,
};

/// Rows written in one statement: SQLite takes at most 32,766 values.
const AT_ONCE: usize = 500;

/// Rows that are to be written, in the order of their tables: what others point to comes first.
#[derive(Default)]
pub struct Rows(Vec<Insert>);

/// One statement, on the way.
struct Insert {
    table: String,
    columns: Vec<String>,
    values: Vec<Value>,
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("statements", &self.0.len()).finish()
    }
}

impl Rows {
    /// Adds rows of one table. What the first of them leaves unset is empty in all of them.
    pub fn add<A: ActiveModelTrait>(&mut self, rows: impl IntoIterator<Item = A>) {
        let mut rows = rows.into_iter().peekable();
        let Some(first) = rows.peek() else { return };
        let columns = <A::Entity as EntityTrait>::Column::iter();
        let set = columns.filter(|column| !matches!(first.get(*column), ActiveValue::NotSet));
        let set: Vec<<A::Entity as EntityTrait>::Column> = set.collect();
        while rows.peek().is_some() {
            let mut values = Vec::with_capacity(set.len() * rows.size_hint().0.min(AT_ONCE));
            for mut row in rows.by_ref().take(AT_ONCE) {
                values.extend(set.iter().map(|column| taken(&mut row, *column)));
            }
            self.0.push(Insert {
                table: <A::Entity as Default>::default().table_name().to_owned(),
                columns: set.iter().map(|column| column.unquoted().to_owned()).collect(),
                values,
            });
        }
    }

    /// Writes them all.
    ///
    /// # Errors
    /// What the database answers; then some of them may have been written, and the transaction must not be kept.
    pub async fn write(self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        let backend = tx.get_database_backend();
        if backend == DatabaseBackend::Sqlite {
            let mut all = String::new();
            let mut values = Vec::new();
            for insert in self.0 {
                insert.put(&mut all, backend);
                all.push(';');
                values.extend(insert.values);
            }
            if !all.is_empty() {
                tx.execute_raw(Statement::from_sql_and_values(backend, all, values))
                    .await?;
            }
            return Ok(());
        }
        for insert in self.0 {
            let mut sql = String::new();
            insert.put(&mut sql, backend);
            tx.execute_raw(Statement::from_sql_and_values(backend, sql, insert.values))
                .await?;
        }
        Ok(())
    }
}

/// The mark of a value in a statement, by its number from 1. On SQLite it has none, for a number is a name there, and names
/// are looked for one after another: values stand in the order of their marks.
pub fn mark(backend: DatabaseBackend, number: usize) -> Cow<'static, str> {
    match backend {
        DatabaseBackend::Sqlite => Cow::Borrowed("?"),
        _ => Cow::Owned(format!("${number}")),
    }
}

fn taken<A: ActiveModelTrait>(row: &mut A, column: <A::Entity as EntityTrait>::Column) -> Value {
    match row.take(column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => value,
        ActiveValue::NotSet => Value::String(None),
    }
}

impl Insert {
    /// The statement, with a mark for each value.
    fn put(&self, sql: &mut String, backend: DatabaseBackend) {
        sql.push_str("INSERT INTO ");
        sql.push_str(&self.table);
        sql.push_str(" (");
        sql.push_str(&self.columns.join(", "));
        sql.push_str(") VALUES ");
        let width = self.columns.len().max(1);
        for number in 0..self.values.len() {
            sql.push_str(match (number, number % width) {
                (0, _) => "(",
                (_, 0) => "), (",
                _ => ", ",
            });
            sql.push_str(&mark(backend, number + 1));
        }
        sql.push(')');
    }
}
