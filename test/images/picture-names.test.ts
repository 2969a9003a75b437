import { equal, is, ok } from "uvu/assert";
import { isSafeName, namesForPictures, pictureNamer } from "../../src/core/images/picture-names.ts";
import { suite } from "../support/suite.ts";

const names = suite("namesForPictures");
for (const [name, offer] of [
  ["my photo.jpg", "my-photo.jpg"],
  ["IMG (1).JPG", "img-1.jpg"],
  ["Café à Paris.png", "cafe-a-paris.png"],
  ["照片.jpg", "picture-1.jpg"],
  ["照片 2.jpg", "picture-1.jpg"],
  ["Фото Paris.webp", "paris.webp"],
  ["👩‍👩‍👧.avif", "picture-1.avif"],
  ["</script>.jpeg", "script.jpeg"],
  ["_hall.jpg", "hall.jpg"],
  ["hall.jpg ", "hall.jpg"],
  ["con.jpg", "picture-1.jpg"],
  [`${"a b".repeat(60)}.jpg`, "a-ba-b"],
] as const)
  names(`offers a name for ${name.slice(0, 30)}`, () => {
    const [found = ""] = namesForPictures([name]).values();
    ok(isSafeName(found), found);
    ok(found.startsWith(offer), found);
  });
names("offers nothing for sound names, other files, and no names", () => {
  is(namesForPictures(["a.jpg", "IMG_1.JPG", "my text.md", ""]).size, 0);
  is(namesForPictures([]).size, 0);
});
names("offers no name that is taken, or twice", () => {
  const offers = namesForPictures(["My-Photo.jpg", "my photo.jpg", "my  photo.jpg", "图.jpg", "照.jpg"]);
  equal(Object.fromEntries(offers), {
    "my  photo.jpg": "my-photo-2.jpg",
    "my photo.jpg": "my-photo-3.jpg",
    "图.jpg": "picture-1.jpg",
    "照.jpg": "picture-2.jpg",
  });
});
names.run();

const namer = suite("pictureNamer");
namer("looks only at the folder of the picture", () => {
  const nameOf = pictureNamer(() => ["a/my-photo.jpg", "a/my photo.jpg", "b/my photo.jpg"]);
  is(nameOf("a/my photo.jpg"), "my-photo-2.jpg");
  is(nameOf("b/my photo.jpg"), "my-photo.jpg");
  is(nameOf("b/not there.jpg"), "not-there.jpg");
  is(nameOf("b/sound.jpg"), undefined);
});
namer.run();
