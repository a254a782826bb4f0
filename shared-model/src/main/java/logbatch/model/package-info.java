/// What crosses a process boundary: identities, the message, the item, the parts of a run, and the
/// sums over a run. Plain values without I/O, clock or AWS client, so that every rule about
/// identity and counting can be tested by itself.
///
/// Offsets are bytes from the start of the uncompressed object, from 0; line numbers count from 1.
package logbatch.model;
