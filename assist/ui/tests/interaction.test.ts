import { describe, expect, it } from "vitest";

import { parseContext } from "../src/api/context.js";
import { Interaction } from "../src/controllers/interaction.js";

const PLACE = { channel: "email", office: "huesca" } as const;
const citizen = (text: string) => ({ role: "citizen", text });
const context = (id: string, ...conversation: unknown[]) =>
  parseContext({ interaction_id: id, conversation });

describe("Interaction", () => {
  it("takes the citizen's last turn as the question, and sends the conversation alone", () => {
    const interaction = new Interaction();
    const change = interaction.enter(context("1", citizen("¿Cuánto cuesta?")));
    expect(change).toEqual({ isOther: true, hasNewQuestion: true });
    expect(interaction.question).toBe("¿Cuánto cuesta?");
    expect(interaction.request(PLACE)).toEqual({
      conversation: [citizen("¿Cuánto cuesta?")],
      channel: "email",
      office: "huesca",
    });
  });

  it("sends what the agent wrote as the query, with the conversation around it", () => {
    const interaction = new Interaction();
    interaction.enter(context("1", citizen("Hola")));
    interaction.question = "  ¿Qué plazo tiene?  ";
    expect(interaction.request(PLACE)).toMatchObject({
      query: "¿Qué plazo tiene?",
      conversation: [citizen("Hola")],
    });
  });

  it("asks nothing when the agent spoke last", () => {
    const interaction = new Interaction();
    const change = interaction.enter(context("1", citizen("Hola"), { role: "agent", text: "Dígame" }));
    expect(change.hasNewQuestion).toBe(false);
    expect(interaction.question).toBe("");
  });

  it("asks again only when the citizen said something new", () => {
    const interaction = new Interaction();
    interaction.enter(context("1", citizen("a")));
    expect(interaction.enter(context("1", citizen("a"))).hasNewQuestion).toBe(false);
    expect(interaction.enter(context("1", citizen("a"), citizen("b")))).toEqual({
      isOther: false,
      hasNewQuestion: true,
    });
  });

  it("keeps what the agent is writing while the same conversation goes on", () => {
    const interaction = new Interaction();
    interaction.enter(context("1", citizen("a")));
    interaction.question = "mi pregunta";
    expect(interaction.enter(context("1", citizen("a"), citizen("b"))).hasNewQuestion).toBe(false);
    expect(interaction.question).toBe("mi pregunta");
  });

  it("drops what the agent was writing when the interaction is another", () => {
    const interaction = new Interaction();
    interaction.enter(context("1", citizen("a")));
    interaction.question = "mi pregunta";
    expect(interaction.enter(context("2", citizen("c")))).toEqual({
      isOther: true,
      hasNewQuestion: true,
    });
    expect(interaction.question).toBe("c");
  });
});

describe("Interaction of a host that gives no ids", () => {
  const anonymous = (...conversation: unknown[]) => parseContext({ conversation });

  it("is the same while the conversation goes on", () => {
    const interaction = new Interaction();
    interaction.enter(anonymous(citizen("a")));
    expect(interaction.enter(anonymous(citizen("a"), citizen("b"))).isOther).toBe(false);
  });

  it("is another when other things were said", () => {
    const interaction = new Interaction();
    interaction.enter(anonymous(citizen("a")));
    expect(interaction.enter(anonymous({ role: "agent", text: "Buenos días" })).isOther).toBe(true);
    expect(interaction.enter(anonymous()).isOther).toBe(true);
  });
});

describe("requestFor", () => {
  const long = "x".repeat(9_000);

  it("cuts what surrounds the question to what the service takes", () => {
    const interaction = new Interaction();
    const before = Array.from({ length: 250 }, () => citizen(long));
    interaction.enter(context("1", ...before, citizen("¿Cuánto cuesta?")));
    const { conversation = [] } = interaction.request(PLACE);
    expect(conversation).toHaveLength(200);
    expect(conversation[0]?.text).toHaveLength(8_000);
    expect(conversation.at(-1)?.text).toBe("¿Cuánto cuesta?");
  });

  it("never cuts the citizen's question unseen", () => {
    const interaction = new Interaction();
    interaction.enter(context("1", citizen(long)));
    expect(interaction.request(PLACE).conversation?.at(-1)?.text).toBe(long);
  });

  it("lets the agent shorten a question that is too long", () => {
    const interaction = new Interaction();
    interaction.enter(context("1", citizen(long)));
    interaction.question = "¿Cuánto cuesta?";
    const request = interaction.request(PLACE);
    expect(request.query).toBe("¿Cuánto cuesta?");
    expect(request.conversation?.at(-1)?.text).toHaveLength(8_000);
  });
});

describe("parseContext", () => {
  it("keeps only what the service accepts", () => {
    const parsed = parseContext({
      type: "ventanilla:context",
      channel: "fax",
      office: 3,
      citizen: { ref: "r", consent: true, name: "Pilar" },
      conversation: [{ ...citizen("a"), author: "x" }, { role: "bot", text: "b" }, citizen(" "), 7],
    });
    expect(parsed).toEqual({
      conversation: [citizen("a")],
      channel: null,
      office: null,
      citizen: { ref: "r", authenticated: false, consent: true },
      interaction_id: null,
    });
  });
});
