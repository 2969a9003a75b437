import type { ComponentChild, ComponentType } from "preact";
import type { ComponentName } from "../../core/theme/look.ts";
import type { PageProps } from "../props.ts";

/**
 * Makes a part of the theme that a site can replace with the option `components`. A site's own part may render the
 * theme's, so it gets that one as it is, without the option.
 */
export function replaceable<Props extends PageProps>(
  name: ComponentName,
  theme: (props: Props) => ComponentChild,
): (props: Props) => ComponentChild {
  return (props) => {
    // The type of the option is that of the theme's part: see `OwnComponents`.
    const Part = (props.components?.[name] ?? theme) as ComponentType<Props>;
    return <Part {...props} />;
  };
}
