import java.nio.charset.StandardCharsets;

/** Reads answers off a connection: status and length, nothing else. One at a time, since nothing is pipelined. */
final class AnswerReader {

    private static final int MAX_HEAD = 8 * 1024;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
    private static final int IN_HEAD = -1;

    private final byte[] head = new byte[MAX_HEAD];
    private int received;
    private int bodyLeft = IN_HEAD;
    private int status;

    /** Takes what has arrived; true when the answer is complete, and the reader ready for the next. */
    boolean feed(byte[] data, int length) {
        if (bodyLeft == IN_HEAD) {
            int room = Math.min(length, MAX_HEAD - received);
            System.arraycopy(data, 0, head, received, room);
            int searched = received;
            received += room;
            int end = readHead(Math.max(0, searched - 3));
            if (end < 0) {
                if (received == MAX_HEAD) {
                    throw new IllegalStateException("the head of an answer is longer than " + MAX_HEAD + " bytes");
                }
                return false;
            }
            bodyLeft -= received - end + length - room;
        } else {
            bodyLeft -= length;
        }
        if (bodyLeft > 0) {
            return false;
        }
        reset();
        return true;
    }

    /** Of the last complete answer. */
    int status() {
        return status;
    }

    void reset() {
        received = 0;
        bodyLeft = IN_HEAD;
    }

    /** Where the body begins, or -1; sets what is known then. */
    private int readHead(int from) {
        int end = from;
        while (!(end + 3 < received && head[end] == '\r' && head[end + 1] == '\n' && head[end + 2] == '\r')) {
            if (end + 3 >= received) {
                return -1;
            }
            end++;
        }
        status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
        bodyLeft = 0;
        for (int at = 0; at < end; at++) {
            if (head[at] == '\n') {
                readLine(at + 1);
            }
        }
        return end + 4;
    }

    private void readLine(int at) {
        if (startsWith(LENGTH, at) && status != 204 && status != 304) {
            int digit = at + LENGTH.length;
            while (head[digit] == ' ') {
                digit++;
            }
            for (; head[digit] >= '0' && head[digit] <= '9'; digit++) {
                bodyLeft = bodyLeft * 10 + head[digit] - '0';
            }
        } else if (startsWith(CHUNKED, at)) {
            throw new IllegalStateException("an answer came in chunks, which this client doesn't read");
        }
    }

    private boolean startsWith(byte[] name, int at) {
        for (int i = 0; i < name.length; i++) {
            if ((head[at + i] | 0x20) != (name[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
