import { equal, match, not } from "uvu/assert";
import { validateXML } from "xmllint-wasm";
import { writeTmx } from "../../src/core/exchange/tmx.ts";
import { exchangeOf, NASTY, partOf, unitOf } from "../support/exchange.ts";
import { suite } from "../support/suite.ts";

/** The elements of TMX 1.4 that a memory uses, by the tables of the specification. */
const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
<xs:element name="tmx"><xs:complexType><xs:sequence><xs:element ref="header"/><xs:element ref="body"/></xs:sequence>
<xs:attribute name="version" fixed="1.4"/></xs:complexType></xs:element>
<xs:element name="header"><xs:complexType>${[
  "creationtool",
  "creationtoolversion",
  "o-tmf",
  "adminlang",
  "srclang",
  "datatype",
]
  .map((name) => `<xs:attribute name="${name}" use="required"/>`)
  .join("")}
<xs:attribute name="segtype" use="required"><xs:simpleType><xs:restriction base="xs:string">${[
  "block",
  "paragraph",
  "sentence",
  "phrase",
]
  .map((name) => `<xs:enumeration value="${name}"/>`)
  .join("")}</xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>
<xs:element name="body"><xs:complexType><xs:sequence><xs:element ref="tu" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="tu"><xs:complexType><xs:sequence><xs:element ref="tuv" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="tuv"><xs:complexType><xs:sequence><xs:element ref="seg"/></xs:sequence><xs:attribute ref="xml:lang" use="required"/></xs:complexType></xs:element>
<xs:element name="seg"><xs:complexType mixed="true"><xs:sequence><xs:element ref="ph" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="ph"><xs:complexType mixed="true"><xs:attribute name="x" type="xs:positiveInteger"/></xs:complexType></xs:element>
</xs:schema>`;
const XML_SCHEMA =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>';

const memory = suite("a memory");
memory("is TMX 1.4 by the tables of its specification", async () => {
  const units = NASTY.flatMap((text) => [unitOf(text, text), partOf(text, text)]);
  const { valid, errors } = await validateXML({
    xml: [{ fileName: "ru.tmx", contents: writeTmx(exchangeOf(units)) }],
    schema: [{ fileName: "tmx.xsd", contents: SCHEMA }],
    preload: [{ fileName: "xml.xsd", contents: XML_SCHEMA }],
  });
  equal(errors, []);
  equal(valid, true);
});
memory("has what is done, and nothing else", () => {
  const text = writeTmx(
    exchangeOf([
      unitOf("A {{n}}", "Б {{n}}"),
      unitOf("New"),
      unitOf("Changed", "Старое", { state: "changed" }),
    ]),
  );
  match(
    text,
    '<tu><tuv xml:lang="en"><seg>A <ph x="1">{{n}}</ph></seg></tuv><tuv xml:lang="ru"><seg>Б <ph x="1">{{n}}</ph></seg></tuv></tu>',
  );
  not.match(text, "New");
  not.match(text, "Старое");
});
memory.run();
