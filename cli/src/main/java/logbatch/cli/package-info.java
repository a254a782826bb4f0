/// The `logbatch` command.
package logbatch.cli;
