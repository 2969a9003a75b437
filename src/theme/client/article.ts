import "./found.ts";
import "./nudge.ts";
