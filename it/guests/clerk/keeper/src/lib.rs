//! Keeps a ledger for another component: the interface `entries` of `witloof:ledger`, bound by hand.

use std::cell::Cell;

use guest_realloc as _;

/// `result<u32, string>`: the discriminant, then the number, or the address and length of the text.
#[repr(C)]
struct Entered {
    is_error: u8,
    number_or_text: usize,
    text_len: usize,
}

thread_local! {
    /// The text of the last result, until post-return.
    static WHY: Cell<String> = const { Cell::new(String::new()) };
}

#[unsafe(export_name = "witloof:ledger/entries#enter")]
unsafe extern "C" fn enter(topic: *mut u8, topic_len: usize, size: u32) -> *mut Entered {
    let topic = match topic_len {
        0 => String::new(),
        // It was lowered as UTF-8, into a block of cabi_realloc.
        _ => unsafe { String::from_raw_parts(topic, topic_len, topic_len) },
    };
    Box::into_raw(Box::new(match ledger::enter(&topic, size as usize) {
        Ok(number) => Entered { is_error: 0, number_or_text: number as usize, text_len: 0 },
        Err(error) => {
            let why = error.to_string();
            let entered = Entered { is_error: 1, number_or_text: why.as_ptr() as usize, text_len: why.len() };
            WHY.set(why);
            entered
        }
    }))
}

#[unsafe(export_name = "cabi_post_witloof:ledger/entries#enter")]
unsafe extern "C" fn post_return(entered: *mut Entered) {
    drop(unsafe { Box::from_raw(entered) });
    WHY.take();
}
