import type { Picture as PictureFiles } from "../../core/images/images.ts";
import type { Direction } from "../../core/language/direction.ts";
import type { Cover } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";

/** How wide pictures are shown: browsers need this before they have the style sheet. */
export const SIZES = {
  cover: "(min-width: 76rem) 40rem, (min-width: 58rem) 54vw, 100vw",
  text: "(min-width: 76rem) 40rem, (min-width: 58rem) 54vw, 100vw",
  lead: "(min-width: 76rem) 41rem, (min-width: 56rem) 55vw, (min-width: 39rem) 48vw, 100vw",
  card: "(min-width: 50rem) 24rem, (min-width: 38rem) 50vw, 11rem",
} as const;

/** Three times the pixels of the widest card are enough for every screen. */
const CARD_WIDTH = 1152;

interface Props extends PageProps {
  readonly cover: Cover;
  readonly alt: string;
  readonly sizes: string;
  readonly class?: string;
  /** Of the alternative text, where it isn't that of the page. */
  readonly lang?: string;
  readonly dir?: Direction;
  /** The first picture of a page is loaded at once, all others when they come near. */
  readonly first?: boolean;
}

/** A cover in the widths and formats that were made of it, or as it is. */
export function Picture({ cover, alt, sizes, first = false, pictures, ...props }: Props) {
  const made: PictureFiles = pictures?.(cover.url) ?? {
    img: { src: cover.url, ...cover.size },
    sources: [],
  };
  const classes = [props.class, made.tone].filter((one) => one !== undefined).join(" ");
  const image = (
    <img
      src={made.img.src}
      alt={alt}
      width={made.img.widthPx}
      height={made.img.heightPx}
      {...(classes === "" ? {} : { class: classes })}
      {...(props.lang === undefined ? {} : { lang: props.lang, dir: props.dir })}
      {...(first ? { fetchpriority: "high" } : { loading: "lazy" })}
    />
  );
  if (made.sources.length === 0) return image;
  return (
    <picture>
      {made.sources.map(({ type, srcset }) => (
        <source
          key={type}
          type={type}
          srcset={sizes === SIZES.card ? upTo(CARD_WIDTH, srcset) : srcset}
          sizes={sizes}
        />
      ))}
      {image}
    </picture>
  );
}

/** The versions up to a width; all of them if each is wider. */
function upTo(widthPx: number, srcset: string): string {
  const versions = srcset.split(", ");
  const fitting = versions.filter((version) => Number.parseInt(version.split(" ")[1] ?? "", 10) <= widthPx);
  return (fitting.length > 0 ? fitting : versions).join(", ");
}
