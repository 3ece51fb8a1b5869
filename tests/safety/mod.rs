//! Changed records, copies, kills and faults: what must hold when something goes wrong.

mod attacks;
mod audit;
mod audit_races;
mod backup;
mod faults;
mod kills;
mod limits;
mod post;
mod processes;
