package logbatch.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts `Globals.Function` under a function's own properties, as SAM does: maps are merged, of
/// lists the global part comes first, and of anything else the function's own counts.
final class Globals {

  private Globals() {}

  static Map<String, Object> merge(Map<String, Object> global, Map<String, Object> own) {
    var merged = new LinkedHashMap<>(global);
    own.forEach((name, value) -> merged.merge(name, value, Globals::mergeValue));
    return merged;
  }

  private static Object mergeValue(Object global, Object own) {
    if (global instanceof Map<?, ?> below && own instanceof Map<?, ?> above) {
      return isFunction(below) || isFunction(above) ? own : merge(texts(below), texts(above));
    }
    if (global instanceof List<?> first && own instanceof List<?> second) {
      var both = new ArrayList<Object>(first);
      both.addAll(second);
      return both;
    }
    return own;
  }

  private static boolean isFunction(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().stream().anyMatch(key -> key.equals("Ref") || isLongForm(key));
  }

  private static boolean isLongForm(Object key) {
    return key instanceof String name && name.startsWith("Fn::");
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    return Fields.of(map, "Globals.Function").values();
  }
}
