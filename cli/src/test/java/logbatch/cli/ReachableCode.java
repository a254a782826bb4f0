package logbatch.cli;

import java.lang.classfile.ClassModel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import logbatch.cli.ClassReferences.Call;

/// The classes of a jar that its entry points can reach, and those that they name in vain.
///
/// A class counts with all of its methods, but for the clients of services: these name every
/// operation there is, and only those count that some class calls. The request of another operation
/// is loaded to check the client's code, and never used: of it the supertypes count.
final class ReachableCode {

  private static final String SERVICE = "(software/amazon/awssdk/services/\\w+/)";
  private static final Pattern CLIENT =
      Pattern.compile(SERVICE + "(Default|Delegating)?(S3|DynamoDb|Sqs)Client");
  private static final Pattern REQUEST =
      Pattern.compile(SERVICE + "model/(\\w)(\\w*)Request(\\$.*)?");

  private static final Pattern JDK = Pattern.compile("javax?/|jdk/|sun/|org/(w3c|xml)/");

  private final Map<String, ClassModel> jar;
  private final Set<String> reached = new TreeSet<>();
  private final Map<String, Set<String>> missing = new TreeMap<>();
  private final Set<String> operations = new HashSet<>();
  private final Set<String> called = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  private ReachableCode(Map<String, ClassModel> jar) {
    this.jar = jar;
    jar.keySet().stream().filter(CLIENT.asMatchPredicate()).forEach(this::collectOperations);
  }

  /// Follows what the entry points name.
  ///
  /// @param jar its classes by their internal names
  static ReachableCode from(Collection<String> entryPoints, Map<String, ClassModel> jar) {
    var code = new ReachableCode(jar);
    entryPoints.forEach(name -> code.reach(name, "an entry point"));
    code.follow();
    return code;
  }

  /// Internal names of the classes that are there.
  Set<String> classes() {
    return reached;
  }

  /// Internal names of the classes that are not there, each with those that name it.
  Map<String, Set<String>> missing() {
    return missing;
  }

  private void collectOperations(String client) {
    jar.get(client)
        .methods()
        .forEach(method -> operations.add(service(client) + method.methodName().stringValue()));
  }

  /// Until a round finds no further method of a client called.
  private void follow() {
    int before;
    do {
      before = called.size();
      reached.stream().filter(ReachableCode::dependsOnCalls).forEach(open::push);
      while (!open.isEmpty()) {
        take(open.pop());
      }
    } while (called.size() > before);
  }

  private static boolean dependsOnCalls(String name) {
    return CLIENT.matcher(name).matches() || REQUEST.matcher(name).matches();
  }

  private void take(String name) {
    var model = jar.get(name);
    var references = ClassReferences.none().supertypes(model);
    if (CLIENT.matcher(name).matches()) {
      model.methods().stream()
          .filter(method -> counts(name, method.methodName().stringValue()))
          .forEach(references::method);
    } else if (!isOfAnUncalledOperation(name)) {
      references.members(model);
    }
    references.calls().forEach(this::call);
    references.classes().forEach(named -> reach(named, name));
  }

  /// A service's clients share the names of their methods: whoever calls an operation of one calls
  /// it in all of them.
  private void call(Call call) {
    var matcher = CLIENT.matcher(call.owner());
    if (matcher.matches()) {
      called.add(matcher.group(1) + call.method());
    }
  }

  private boolean counts(String client, String method) {
    return method.startsWith("<") || called.contains(service(client) + method);
  }

  private static String service(String client) {
    return client.substring(0, client.lastIndexOf('/') + 1);
  }

  private boolean isOfAnUncalledOperation(String name) {
    var matcher = REQUEST.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    var operation = matcher.group(1) + matcher.group(2).toLowerCase(Locale.ROOT) + matcher.group(3);
    return operations.contains(operation) && !called.contains(operation);
  }

  private void reach(String name, String from) {
    if (jar.containsKey(name)) {
      if (reached.add(name)) {
        open.push(name);
      }
    } else if (!JDK.matcher(name).lookingAt()) {
      missing.computeIfAbsent(name, _ -> new TreeSet<>()).add(from);
    }
  }
}
