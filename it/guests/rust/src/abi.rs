//! Shapes and memory of the canonical ABI, shared by all bindings.

use std::mem::MaybeUninit;

use crate::Error;

/// An owned string or list in linear memory: address, then length in elements.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Span<T> {
    ptr: *mut T,
    len: usize,
}

impl<T> Span<T> {
    /// Takes over what the host wrote into memory from `cabi_realloc`.
    ///
    /// # Safety
    /// The span was lowered as a list of `T`, and is taken only once.
    pub unsafe fn into_vec(self) -> Vec<T> {
        if self.len == 0 {
            return Vec::new();
        }
        unsafe { Vec::from_raw_parts(self.ptr, self.len, self.len) }
    }
}

impl Span<u8> {
    /// Takes over a string; a host lowers nothing but UTF-8.
    ///
    /// # Safety
    /// As for [`Span::into_vec`], and the span was lowered as a string.
    pub unsafe fn into_string(self) -> String {
        unsafe { String::from_utf8_unchecked(self.into_vec()) }
    }

    /// Gives a string away; [`Span::into_string`] takes it back.
    fn from_string(text: String) -> Span<u8> {
        let text = Box::leak(text.into_boxed_str());
        Span { ptr: text.as_mut_ptr(), len: text.len() }
    }
}

/// A string that is lent for the time of a call: address, then length in bytes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Slice {
    ptr: *const u8,
    len: usize,
}

impl From<&str> for Slice {
    fn from(text: &str) -> Slice {
        Slice { ptr: text.as_ptr(), len: text.len() }
    }
}

/// `option<list<T>>`, and with bytes `option<string>`.
#[repr(C)]
pub struct OptionSpan<T> {
    some: u8,
    value: MaybeUninit<Span<T>>,
}

impl<T> OptionSpan<T> {
    pub fn into_option(self) -> Option<Span<T>> {
        (self.some != 0).then(|| unsafe { self.value.assume_init() })
    }
}

/// `variant error`: the discriminant, then the text that every case but `timeout` has.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct RawError {
    kind: u8,
    text: MaybeUninit<Span<u8>>,
}

impl RawError {
    unsafe fn lift(self) -> Error {
        let text = || unsafe { self.text.assume_init().into_string() };
        match self.kind {
            0 => Error::Timeout,
            1 => Error::Connection(text()),
            2 => Error::PermissionDenied(text()),
            _ => Error::Other(text()),
        }
    }

    fn lower(error: Error) -> RawError {
        let (kind, text) = match error {
            Error::Timeout => return RawError { kind: 0, text: MaybeUninit::uninit() },
            Error::Connection(text) => (1, text),
            Error::PermissionDenied(text) => (2, text),
            Error::Other(text) => (3, text),
        };
        RawError { kind, text: MaybeUninit::new(Span::from_string(text)) }
    }
}

/// `result<T, error>`: the discriminant, then one of two payloads that start at the same address.
#[repr(C)]
pub struct RawResult<T: Copy> {
    is_error: u8,
    payload: Payload<T>,
}

#[repr(C)]
union Payload<T: Copy> {
    ok: T,
    error: RawError,
}

impl<T: Copy> RawResult<T> {
    /// The result as Rust has it.
    ///
    /// # Safety
    /// The host wrote it, and it is lifted only once.
    pub unsafe fn lift(self) -> Result<T, Error> {
        unsafe {
            match self.is_error {
                0 => Ok(self.payload.ok),
                _ => Err(self.payload.error.lift()),
            }
        }
    }
}

/// A handler's `result<_, error>`, in memory from the handler's return to its post-return.
pub type Outcome = RawResult<()>;

impl Outcome {
    /// Puts a result into memory; [`Outcome::free`] ends it.
    pub fn lower(result: Result<(), Error>) -> *mut Outcome {
        Box::into_raw(Box::new(match result {
            Ok(()) => RawResult { is_error: 0, payload: Payload { ok: () } },
            Err(error) => RawResult { is_error: 1, payload: Payload { error: RawError::lower(error) } },
        }))
    }

    /// Frees a lowered result with its text.
    ///
    /// # Safety
    /// `outcome` came from [`Outcome::lower`].
    pub unsafe fn free(outcome: *mut Outcome) {
        let _ = unsafe { Box::from_raw(outcome).lift() };
    }
}

/// Calls an import that writes its result to memory.
///
/// # Safety
/// `import` writes all of `T`.
pub unsafe fn returned<T>(import: impl FnOnce(*mut T)) -> T {
    let mut area = MaybeUninit::uninit();
    import(area.as_mut_ptr());
    unsafe { area.assume_init() }
}
