package logbatch.cli;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The classes and methods that compiled code names.
///
/// @param classes internal names, such as `java/lang/String`
/// @param calls methods called or referred to
record ClassReferences(Set<String> classes, Set<Call> calls) {

  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

  /// A method, by its name only: overloads count as one.
  record Call(String owner, String method) {}

  /// Nothing yet.
  static ClassReferences none() {
    return new ClassReferences(new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /// What a class extends and implements, without which it is not even loaded.
  ClassReferences supertypes(ClassModel model) {
    model.superclass().ifPresent(this::add);
    model.interfaces().forEach(this::add);
    return this;
  }

  /// What the fields and all methods of a class name.
  ClassReferences members(ClassModel model) {
    model.fields().forEach(field -> descriptor(field.fieldType().stringValue()));
    model.methods().forEach(this::method);
    return this;
  }

  /// What a method names.
  ClassReferences method(MethodModel method) {
    descriptor(method.methodType().stringValue());
    method.code().ifPresent(this::code);
    return this;
  }

  private void code(CodeModel code) {
    code.exceptionHandlers().forEach(handler -> handler.catchType().ifPresent(this::add));
    code.forEach(this::element);
  }

  private void element(CodeElement element) {
    switch (element) {
      case InvokeInstruction call -> {
        add(call.owner());
        descriptor(call.type().stringValue());
        calls.add(new Call(call.owner().asInternalName(), call.name().stringValue()));
      }
      case FieldInstruction field -> {
        add(field.owner());
        descriptor(field.type().stringValue());
      }
      case NewObjectInstruction created -> add(created.className());
      case TypeCheckInstruction check -> add(check.type());
      case NewReferenceArrayInstruction array -> add(array.componentType());
      case LoadConstantInstruction constant -> constant(constant.constantValue());
      case InvokeDynamicInstruction dynamic -> {
        descriptor(dynamic.type().stringValue());
        dynamic.bootstrapArgs().forEach(this::constant);
      }
      default -> {}
    }
  }

  private void constant(ConstantDesc constant) {
    switch (constant) {
      case ClassDesc type -> descriptor(type.descriptorString());
      case MethodTypeDesc type -> descriptor(type.descriptorString());
      case DirectMethodHandleDesc handle -> {
        descriptor(handle.owner().descriptorString());
        descriptor(handle.lookupDescriptor());
        var owner = handle.owner().descriptorString();
        calls.add(new Call(owner.substring(1, owner.length() - 1), handle.methodName()));
      }
      default -> {}
    }
  }

  private void add(ClassEntry entry) {
    var name = entry.asInternalName();
    if (name.startsWith("[")) {
      descriptor(name);
    } else {
      classes.add(name);
    }
  }

  private void descriptor(String descriptor) {
    IN_DESCRIPTOR.matcher(descriptor).results().forEach(name -> classes.add(name.group(1)));
  }
}
