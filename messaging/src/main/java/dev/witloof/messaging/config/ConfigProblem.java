package dev.witloof.messaging.config;

/**
 * One thing that is wrong with a configuration file. Values of environment variables are not in it.
 *
 * @param file the file, as it was named
 * @param line the line, from 1; 0 if no place in the file is to blame
 * @param column the column in characters, from 1; 0 if no place in the file is to blame
 * @param message what was found and what was wanted, one line without control characters
 */
public record ConfigProblem(String file, int line, int column, String message) {

    /** Two lines: the message, and the place. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return "error: " + message + "\n --> " + Shown.oneLine(place);
    }
}
