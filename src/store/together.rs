//! Questions of one kind that come while another is being answered are asked together: what is written in shared commits
//! is read in shared questions. Nobody is answered from before they asked, for a question leaves after those it asks for came.
//! What many write in the same way at the same moment goes together too, one such write after another.

use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::rt;
use tokio::sync::oneshot;

use crate::error::AppError;

/// Asked together at most.
const MOST: usize = 32;

/// Threads wait on lanes of their own, as far as there are lanes: waking another thread costs as much as a small question.
const LANES: usize = 8;

/// One kind of question, from keys to answers.
#[derive(Debug)]
pub struct Together<K, V>(Arc<[Mutex<Lane<K, V>>]>);

#[derive(Debug)]
struct Lane<K, V> {
    waiting: Vec<(K, oneshot::Sender<V>)>,
    /// Somebody is asking, and will ask for those who wait.
    asking: bool,
}

impl<K, V> Clone for Together<K, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V> Default for Together<K, V> {
    fn default() -> Self {
        Self::in_lanes(LANES)
    }
}

/// The same keys and the last one again, until their number is a power of two: so few different questions are made. For
/// questions only.
pub fn evened<K: Clone>(mut keys: Vec<K>) -> Vec<K> {
    if let Some(last) = keys.last().cloned() {
        keys.resize(keys.len().next_power_of_two(), last);
    }
    keys
}

impl<K, V> Together<K, V> {
    /// For writing: one after another, whichever threads they come from.
    pub fn one_after_another() -> Self {
        Self::in_lanes(1)
    }

    fn in_lanes(lanes: usize) -> Self {
        let lane = |_| {
            Mutex::new(Lane {
                waiting: Vec::new(),
                asking: false,
            })
        };
        Self((0..lanes).map(lane).collect())
    }
}

impl<K: Send + 'static, V: Send + 'static> Together<K, V> {
    /// The answer for a key. `ask` is given keys, some of them perhaps alike, and answers each in its place. None when it
    /// failed: whoever wants to know why asks again, alone.
    pub async fn ask<F>(&self, key: K, ask: impl Fn(Vec<K>) -> F + Send + 'static) -> Option<V>
    where
        F: Future<Output = Result<Vec<V>, AppError>> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        if let Some(leading) = self.join(key, answer) {
            tokio::spawn(leading.all(ask));
        }
        answered.await.ok()
    }

    /// The same, asked on the thread of whoever leads, for what cannot go to another one.
    pub async fn ask_here<F>(&self, key: K, ask: impl Fn(Vec<K>) -> F + 'static) -> Option<V>
    where
        F: Future<Output = Result<Vec<V>, AppError>> + 'static,
    {
        let (answer, answered) = oneshot::channel();
        if let Some(leading) = self.join(key, answer) {
            rt::spawn(leading.all(ask));
        }
        answered.await.ok()
    }

    /// Joins those who wait, and takes the lead where nobody has it.
    fn join(&self, key: K, answer: oneshot::Sender<V>) -> Option<Leading<K, V>> {
        let place = self.lane();
        let mut lane = self.locked(place)?;
        lane.waiting.push((key, answer));
        (!std::mem::replace(&mut lane.asking, true)).then(|| Leading {
            all: self.clone(),
            place,
        })
    }

    fn lane(&self) -> usize {
        let mut hasher = DefaultHasher::new();
        std::thread::current().id().hash(&mut hasher);
        usize::try_from(hasher.finish()).unwrap_or_default() % self.0.len().max(1)
    }
}

impl<K, V> Together<K, V> {
    fn locked(&self, place: usize) -> Option<MutexGuard<'_, Lane<K, V>>> {
        let lane = self.0.get(place)?;
        Some(lane.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whoever asks for all. Gone for whatever reason, it leaves nobody waiting.
struct Leading<K, V> {
    all: Together<K, V>,
    place: usize,
}

impl<K, V> Leading<K, V> {
    /// Asks for all, and for those who have come meanwhile, until nobody waits.
    async fn all<F>(self, ask: impl Fn(Vec<K>) -> F)
    where
        F: Future<Output = Result<Vec<V>, AppError>>,
    {
        while let Some((keys, answers)) = self.next() {
            // those whose answer is dropped ask alone
            let found = ask(keys).await.unwrap_or_default();
            for (answer, found) in answers.into_iter().zip(found) {
                // whoever has gone away needs no answer
                drop(answer.send(found));
            }
        }
    }

    /// Those who wait; none when nobody does, and the lead is given up in the same moment.
    fn next(&self) -> Option<(Vec<K>, Vec<oneshot::Sender<V>>)> {
        let mut lane = self.all.locked(self.place)?;
        let taken = lane.waiting.len().min(MOST);
        if taken == 0 {
            lane.asking = false;
            return None;
        }
        Some(lane.waiting.drain(..taken).unzip())
    }
}

impl<K, V> Drop for Leading<K, V> {
    fn drop(&mut self) {
        if let Some(mut lane) = self.all.locked(self.place)
            && lane.asking
        {
            lane.asking = false;
            lane.waiting.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use futures_util::future::join_all;
    use tokio::sync::Semaphore;

    use super::{Together, evened};
    use crate::error::AppError;

    #[tokio::test]
    async fn those_who_come_while_one_is_answered_are_answered_together() {
        let together = Together::<u32, u32>::default();
        let gate = Arc::new(Semaphore::new(0));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let ask = |key| {
            let (gate, asked) = (Arc::clone(&gate), Arc::clone(&asked));
            together.ask(key, move |keys: Vec<u32>| {
                let (gate, asked) = (Arc::clone(&gate), Arc::clone(&asked));
                async move {
                    asked.lock().unwrap().push(keys.clone());
                    gate.acquire().await.unwrap().forget();
                    Ok(keys.into_iter().map(|key| key * 10).collect())
                }
            })
        };
        let all = async {
            let first = ask(1);
            let others = join_all((2..=6).map(ask));
            let opened = async {
                while asked.lock().unwrap().is_empty() {
                    tokio::task::yield_now().await;
                }
                tokio::task::yield_now().await;
                gate.add_permits(2);
            };
            let (first, (), others) = tokio::join!(first, opened, others);
            (first, others)
        };
        let (first, others) = all.await;
        assert_eq!(first, Some(10));
        assert_eq!(others, [20, 30, 40, 50, 60].map(Some));
        let asked = asked.lock().unwrap();
        assert!(
            asked.len() <= 2,
            "two questions at most for six people: {asked:?}"
        );
    }

    #[test]
    fn questions_are_for_one_two_four_or_eight() {
        for keys in 0..20_usize {
            let asked = evened((0..keys).collect());
            assert_eq!(asked.get(..keys), Some((0..keys).collect::<Vec<_>>().as_slice()));
            assert!(asked.len().is_power_of_two() || keys == 0, "{asked:?}");
            assert!(asked.iter().skip(keys).all(|key| key + 1 == keys), "{asked:?}");
        }
    }

    #[tokio::test]
    async fn a_question_that_fails_or_panics_leaves_nobody_waiting() {
        let together = Together::<u32, u32>::default();
        let failing = |_| async { Err(AppError::NotFound) };
        assert_eq!(together.ask(1, failing).await, None);
        let panicking = |keys: Vec<u32>| async move {
            assert!(keys.is_empty(), "this question is broken");
            Ok(Vec::new())
        };
        let (one, two) = tokio::join!(together.ask(1, panicking), together.ask(2, panicking));
        assert_eq!((one, two), (None, None));
        assert_eq!(together.ask(3, |keys| async { Ok(keys) }).await, Some(3));
    }

    #[tokio::test]
    async fn forty_people_at_once_are_all_answered_with_their_own() {
        let together = Together::<u32, u32>::default();
        let ask = |key| together.ask(key, |keys| async { Ok(keys) });
        let all = join_all((0..40).map(ask)).await;
        assert_eq!(all, (0..40).map(Some).collect::<Vec<_>>());
    }
}
