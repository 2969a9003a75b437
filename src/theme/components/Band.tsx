import type { ComponentChildren } from "preact";

interface Props {
  /** Of its heading. */
  readonly id: string;
  readonly label: string;
  /** A link at the end of the line of the label. */
  readonly link?: { readonly url: string; readonly text: string };
  readonly children?: ComponentChildren;
}

/** A part of a page: the rule with its tab, a small heading, perhaps a link to more, and what it holds. */
export function Band({ id, label, link, children }: Props) {
  const heading = (
    <h2 class="label" id={id}>
      {label}
    </h2>
  );
  return (
    <section class="band" aria-labelledby={id}>
      {link ? (
        <div class="label-row">
          {heading}
          <a class="go" href={link.url}>
            {link.text}
          </a>
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}
