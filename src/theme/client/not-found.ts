/** The input of the search form on the page for unknown addresses. */
const input = document.querySelector<HTMLInputElement>("[data-not-found] input");
if (input) input.value = wordsOf(location.pathname);

/** The words in the last part of an address, where the name of an article is. */
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
    // Not every address is encoded correctly.
    return part;
  }
}
