import "./found.ts";
import "./nudge.ts";
import "./share.ts";
