/** The form of the search on the page for an unknown address. */
const input = document.querySelector<HTMLInputElement>("[data-not-found] input");
if (input) input.value = wordsOf(location.pathname);

/** The words of an address: what stands in its last part, which is where the name of an article stands. */
function wordsOf(path: string): string {
  const last = path.split("/").filter(Boolean).slice(1).at(-1) ?? "";
  return decoded(last)
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 100);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not every address is what it claims to be.
    return part;
  }
}
