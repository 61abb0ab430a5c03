package dev.witloof.runtime.abi;

/** One call of a guest's function, as the owner of the borrow handles that it was given: {@code Task.num_borrows}. */
final class BorrowScope {
    int borrows;
}
