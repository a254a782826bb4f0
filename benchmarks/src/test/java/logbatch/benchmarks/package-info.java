/// How fast this project reads lines, beside the libraries that read such lines too: one class for
/// each kind of line, all on the lines of one file and in one run.
package logbatch.benchmarks;
