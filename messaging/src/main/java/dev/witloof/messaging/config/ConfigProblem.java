package dev.witloof.messaging.config;

/**
 * One thing that is wrong with a configuration file. Values of environment variables are not in it.
 *
 * @param file the file, as it was named
 * @param line the line, from 1; 0 if no place in the file is to blame
 * @param column the column in characters, from 1; 0 if no place in the file is to blame
 * @param message what was found and what was wanted: one line, or more of which all but the first are indented;
 *     without other control characters
 */
public record ConfigProblem(String file, int line, int column, String message) {

    /** The message, and a line with the place. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return "error: " + message + "\n --> " + Shown.oneLine(place);
    }
}
