package pochitto.storagerules;

import java.util.List;

/** Whether the rules permit a request, and what there is to say about it. */
record Verdict(boolean permit, List<String> warnings) {}
