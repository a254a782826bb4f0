#!/bin/sh
# Prints the home of a JDK of at least the wanted version (default 25), or says how to get one and exits with 1.
#
# Looked at in this order: $JAVA_HOME, the java on the PATH, then the folders where installers put JDKs. The first that
# is new enough wins, so a JAVA_HOME that is too old is passed over instead of breaking the build.
wanted=${1:-25}

# The feature version of the JDK at $1, read from its release file: nothing is started, so looking costs nothing.
feature_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

accept() {
  version=$(feature_version "$1") && [ -n "$version" ] && [ "$version" -ge "$wanted" ] || return 1
  printf '%s\n' "$1"
  exit 0
}

[ -z "${JAVA_HOME-}" ] || accept "$JAVA_HOME"

on_path=$(command -v java 2>/dev/null)
if [ -n "$on_path" ]; then
  # The java on the PATH is often a chain of links, and on macOS a stub that leads nowhere.
  resolved=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
  accept "$(dirname "$(dirname "$resolved")")"
fi

for candidate in \
  /usr/lib/jvm/* \
  /opt/java/* /opt/jdk* \
  "$HOME"/.sdkman/candidates/java/* \
  "$HOME"/.jdks/* \
  "$HOME"/.asdf/installs/java/* \
  "$HOME"/.local/share/mise/installs/java/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home \
  "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
  accept "$candidate"
done

cat >&2 <<MESSAGE
LogBatchProcessor needs a JDK $wanted or newer, and none was found.

Looked at: JAVA_HOME (${JAVA_HOME:-not set}), java on the PATH (${on_path:-none}), /usr/lib/jvm, SDKMAN, IntelliJ, asdf,
mise and Homebrew folders. Get one with any of these, then run the same command again:

  Debian/Ubuntu   apt install openjdk-$wanted-jdk       (or temurin-$wanted-jdk from packages.adoptium.net)
  macOS           brew install openjdk@$wanted
  SDKMAN          sdk install java $wanted-tem
  Windows         winget install EclipseAdoptium.Temurin.$wanted.JDK

If it is installed somewhere else, point JAVA_HOME at it.
MESSAGE
exit 1
