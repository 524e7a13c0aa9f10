//! What was read lately, in bounded memory: what is not asked for again is dropped.

use std::collections::HashMap;
use std::hash::Hash;

/// Values by their key. The most recent ones are kept, up to twice as many bytes as are allowed.
pub struct Recent<K, V> {
    recent: HashMap<K, V>,
    older: HashMap<K, V>,
    bytes: usize,
    allowed: usize,
}

impl<K: Eq + Hash, V: Clone> Recent<K, V> {
    /// Nothing was read yet.
    pub fn new(allowed: usize) -> Recent<K, V> {
        Recent {
            recent: HashMap::new(),
            older: HashMap::new(),
            bytes: 0,
            allowed,
        }
    }

    /// The value of a key, if it was read lately. `size` tells its bytes.
    pub fn get(&mut self, key: K, size: impl Fn(&V) -> usize) -> Option<V> {
        if let Some(value) = self.recent.get(&key) {
            return Some(value.clone());
        }
        let value = self.older.remove(&key)?;
        let size = size(&value);
        self.insert(key, value.clone(), size);
        Some(value)
    }

    /// Remembers a value of so many bytes.
    pub fn insert(&mut self, key: K, value: V, size: usize) {
        if self.bytes > self.allowed {
            self.older = std::mem::take(&mut self.recent);
            self.bytes = 0;
        }
        self.bytes += size;
        self.recent.insert(key, value);
    }
}
