//! Malformed input: nothing panics, nothing passes in silence, and every finding says where and what to type.

mod bounds;
mod cascades;
mod corpus;
mod dice;
mod markdown;
mod mutations;
mod pairs;
mod values;
