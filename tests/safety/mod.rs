//! Changed records, copies, kills and faults: what must hold when something goes wrong.

mod audit;
mod audit_races;
mod backup;
