package dev.sluice.app.cli.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value. Questions never fail: what isn't there is an empty text, 0, false or an empty list, because a server of
 * another version may leave a field out.
 */
public sealed interface Tree {
    /** What is not there, and {@code null}. */
    @SuppressWarnings("ClassInitializationDeadlock") // Nothing is this interface's own and has no state
    Tree NOTHING = new Nothing();

    /** An object, its fields in the order in which they came. */
    record Fields(Map<String, Tree> fields) implements Tree {}

    /** An array. */
    record Items(List<Tree> items) implements Tree {}

    /** A text. */
    record Text(String text) implements Tree {}

    /** A number, as it was written. */
    record Digits(String digits) implements Tree {}

    /** True or false. */
    record Flag(boolean flag) implements Tree {}

    /** Null or absent. */
    record Nothing() implements Tree {}

    /** An object of these fields, which may be put in later. */
    static Fields object() {
        return new Fields(new LinkedHashMap<>());
    }

    /** A list, empty at first. */
    static Items array() {
        return new Items(new ArrayList<>());
    }

    /** A whole number. */
    static Tree of(long number) {
        return new Digits(Long.toString(number));
    }

    /** A text. */
    static Tree of(String text) {
        return new Text(text);
    }

    /** The field of this name. */
    default Tree at(String name) {
        return this instanceof Fields(var fields) ? fields.getOrDefault(name, NOTHING) : NOTHING;
    }

    /** Whether there is a field of this name that is not null. */
    default boolean has(String name) {
        return !(at(name) instanceof Nothing);
    }

    /** The field as text; numbers and flags as they are written. */
    default String text(String name) {
        return at(name).asText();
    }

    /** The field as a whole number; 0 if it is none. */
    default long number(String name) {
        return at(name) instanceof Digits(var digits) ? whole(digits) : 0;
    }

    /** The field as true or false. */
    default boolean flag(String name) {
        return at(name) instanceof Flag(var flag) && flag;
    }

    /** The items of the field. */
    default List<Tree> list(String name) {
        return at(name) instanceof Items(var items) ? items : List.of();
    }

    /** The items of the field as texts. */
    default List<String> texts(String name) {
        return list(name).stream().map(Tree::asText).toList();
    }

    /** The fields of the object in the field, in order. */
    default Map<String, Tree> fieldsOf(String name) {
        return at(name) instanceof Fields(var fields) ? fields : Map.of();
    }

    /** This value as text; nothing for objects, arrays and null. */
    default String asText() {
        return switch (this) {
            case Text(var text) -> text;
            case Digits(var digits) -> digits;
            case Flag(var flag) -> Boolean.toString(flag);
            case Fields _, Items _, Nothing _ -> "";
        };
    }

    private static long whole(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException notWhole) {
            return 0;
        }
    }
}
