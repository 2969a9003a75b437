import "./found.ts";
import "./gallery.ts";
import "./nudge.ts";
import "./share.ts";
