//! The same strategy gives the same bytes: twice, on one thread and on several, in whatever order its files come.

use dstrat::check::example;
use dstrat::message::Lang;
use dstrat::render::audience::Audience;
use dstrat::source::Files;

use crate::golden::SMALL;
use crate::strategy::{bytes, tree};

#[test]
fn twice() {
    let files = tree(SMALL, &["bm/lernen"]);
    for audience in [Audience::Public, Audience::Internal] {
        assert_eq!(
            bytes(&files, audience, Lang::De),
            bytes(&files, audience, Lang::De)
        );
    }
}

#[test]
fn on_any_number_of_threads() {
    let files = tree(SMALL, &["bm/lernen"]);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| bytes(&files, Audience::Internal, Lang::De))
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn in_any_order_of_files() {
    let files = example::tree(SMALL);
    let contents: Vec<(String, Vec<u8>)> = files
        .ids()
        .map(|id| (files.path(id).to_owned(), files.bytes(id).unwrap()))
        .collect();
    let turned = Files::from_memory(contents.into_iter().rev());
    assert_eq!(
        bytes(&files, Audience::Internal, Lang::De),
        bytes(&turned, Audience::Internal, Lang::De)
    );
}
