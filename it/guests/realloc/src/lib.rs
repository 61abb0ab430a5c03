//! `cabi_realloc` on Rust's allocator. A guest takes it in with `use guest_realloc as _`.

use std::alloc::{Layout, alloc, handle_alloc_error, realloc};

/// Room for what the host lowers into this guest.
#[unsafe(export_name = "cabi_realloc")]
unsafe extern "C" fn cabi_realloc(old: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8 {
    if new_size == 0 {
        return std::ptr::without_provenance_mut(align);
    }
    unsafe {
        let layout = Layout::from_size_align_unchecked(if old_size == 0 { new_size } else { old_size }, align);
        let block = if old_size == 0 { alloc(layout) } else { realloc(old, layout, new_size) };
        if block.is_null() {
            handle_alloc_error(layout);
        }
        block
    }
}
