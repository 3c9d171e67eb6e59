package plumbline.policy;

/** A notice that the pack's rules may raise for a person to decide. */
public record NoticeKind(String code, Text message, Authority authority) {}
