namespace MediaRouting.Engine.Configuration;

/// <summary>What a token of an expression is.</summary>
internal enum ExpressionTokenKind : byte
{
    /// <summary>The expression ends here.</summary>
    End,

    /// <summary>A word that is no other kind: the name of an attribute.</summary>
    Name,

    /// <summary>The name of an attribute between quotes.</summary>
    QuotedName,

    /// <summary>A quote that is never closed.</summary>
    OpenQuote,

    /// <summary><c>AND</c>.</summary>
    And,

    /// <summary><c>OR</c>.</summary>
    Or,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary>Digits only.</summary>
    Number,

    /// <summary><c>(</c>.</summary>
    OpenBracket,

    /// <summary><c>)</c>.</summary>
    CloseBracket,

    /// <summary>Signs that compare, or would like to.</summary>
    Sign,

    /// <summary>Anything else.</summary>
    Unknown,
}
