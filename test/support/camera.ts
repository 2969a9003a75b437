import sharp from "sharp";

/** Two colours, so that a test can see which side is up. */
export function photograph() {
  const left = sharp({ create: { width: 300, height: 200, channels: 3, background: "#c03020" } });
  return left.composite([
    { input: { create: { width: 150, height: 200, channels: 3, background: "#2030c0" } }, left: 0, top: 0 },
  ]);
}
export const GPS = {
  IFD0: { Artist: "Somebody", Make: "Camera", ImageDescription: "secret place" },
  IFD3: {
    GPSLatitudeRef: "N",
    GPSLatitude: "46/1 12/1 0/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "6/1 8/1 0/1",
  },
};
/** A photograph with its place, its camera and its author. */
export const camera = async (format: "jpeg" | "png" | "webp", orientation = 1) =>
  sharp(await photograph().png().toBuffer())
    .toFormat(format)
    .withExif(GPS)
    .withMetadata({ orientation })
    .toBuffer();
